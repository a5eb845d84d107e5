import type { Lint } from "./Lint.ts"
import type { Scope } from "./lintLeaves.ts"

/** Forms whose hours no leaf counts, and subjects that nothing can be declared for. */
export const lintOffers = (lint: Lint, { meant, places }: Scope): void => {
  const { document, policy } = lint
  if (document.forms.length === 0) return
  const counted = meant.reduce((forms, one) => forms | (one?.forms ?? 0n), 0n)
  document.forms.forEach((_, index) => {
    if (((counted >> BigInt(index)) & 1n) === 1n) return
    lint.warning(
      "CountsNowhere",
      ["forms", index],
      { zh: "没有一项要求计入这种学习形式", en: "no leaf counts the hours of this form" },
      { zh: "核对它的科目与各项要求的选择", en: "compare its subjects with what the leaves select" }
    )
  })
  const spilled = new Set(document.caps.map(({ spillTo }) => spillTo))
  const offered = places.ofForms.reduce((all, one) => all | one, 0n)
  const above = new Map(document.subjects.map(({ code, within }) => [code, within]))
  const used = new Set<string>()
  document.subjects.forEach(({ code }, index) => {
    if (((offered >> BigInt(index)) & 1n) === 0n && !spilled.has(code)) return
    for (let at: string | undefined = code; at !== undefined && !used.has(at); at = above.get(at)) used.add(at)
  })
  const declared = new Set(document.forms.flatMap(({ subjects }) => subjects))
  const idle = (path: ReadonlyArray<string | number>) =>
    lint.warning(
      "NobodyDeclares",
      path,
      { zh: "没有一种学习形式可以申报这个科目", en: "no form can be declared for this subject" },
      { zh: "写进学习形式的 subjects，或删去这个科目", en: "name it in a form's subjects, or leave it out" }
    )
  policy.subjects.forEach((code, index) => {
    if (!used.has(code)) idle(["subjects", index])
  })
  document.sharedSubjects.forEach(({ code }, index) => {
    if (!declared.has(code)) idle(["sharedSubjects", index])
  })
}
