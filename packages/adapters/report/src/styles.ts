/** How the page looks, on a screen and on paper. */
export const styles = `
:root { color-scheme: light; --ink: #1f2933; --soft: #52606d; --line: #cbd2d9; --accent: #0b5394 }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem 1.25rem 3rem; color: var(--ink); background: #fff;
  font: 16px/1.65 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif }
h1 { font-size: 1.7rem; line-height: 1.3; margin: .5rem 0 }
h2 { font-size: 1.25rem; margin: 2.25rem 0 .75rem; padding-bottom: .25rem; border-bottom: 2px solid var(--line) }
h3 { font-size: 1.02rem; margin: 1.25rem 0 .5rem; overflow-wrap: anywhere }
.documents { color: var(--soft); margin: .25rem 0 1rem; overflow-wrap: anywhere }
.headline { font-size: 1.2rem; font-weight: 600; margin: 1rem 0 .25rem }
.warning { margin: .5rem 0; padding: .5rem .85rem; border-left: 4px solid #b45309; background: #fffbeb }
table { border-collapse: collapse; min-width: min(100%, 34rem); margin: .75rem 0 1rem; font-size: .94rem }
caption { text-align: left; color: var(--soft); padding-bottom: .3rem }
h2 + table caption, figure + table caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line);
  overflow-wrap: anywhere; font-weight: 400 }
thead th { font-weight: 600; background: #f5f7fa }
th.number, td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
figure { margin: .5rem 0 1rem; overflow-x: auto }
figure svg { max-width: 100%; height: auto; display: block }
.sides { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem }
.sides pre { margin: 0; padding: .75rem; background: #f5f7fa; border: 1px solid var(--line); border-radius: 4px;
  white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; font-size: .86rem; line-height: 1.55 }
.sides h4 { margin: 0 0 .35rem; font-size: .9rem; color: var(--soft) }
code { font-size: .85em; overflow-wrap: anywhere }
.switch { display: flex; gap: 1rem; justify-content: flex-end }
.switch label { cursor: pointer; color: var(--accent); padding: .1rem .3rem }
input.language { position: absolute; opacity: 0 }
#zh:checked ~ .switch label[for=zh], #en:checked ~ .switch label[for=en] { font-weight: 700; color: var(--ink); border-bottom: 2px solid var(--accent) }
#zh:focus-visible ~ .switch label[for=zh], #en:focus-visible ~ .switch label[for=en] { outline: 2px solid var(--accent) }
#zh:checked ~ main[lang=en], #en:checked ~ main[lang=zh] { display: none }
@media (max-width: 40rem) { .sides { grid-template-columns: 1fr } }
@media print {
  body { max-width: none; padding: 0; font-size: 11pt }
  .switch { display: none }
  h2, h3, thead { break-after: avoid }
  tr, figure, .warning { break-inside: avoid }
}
`
