import type { Text } from "@xueshi/core"
import { Console, Effect } from "effect"
import { Ended } from "./Ended.ts"

/** Something that is wrong, with data for programs that read it. */
export interface Finding extends Text {
  readonly data: unknown
}

/** One thing that was looked at. */
export interface Check {
  readonly name: string
  readonly ok: boolean
  readonly text: Text
  /** What to do about it. */
  readonly advice?: Text
  /** What is worth knowing and not wrong. */
  readonly notes?: ReadonlyArray<Text>
  /** The first of what was found; `count` tells of how many. */
  readonly findings: ReadonlyArray<Finding>
  readonly count: number
}

/** So many findings of one check are shown, and so many kept for JSON; the rest is counted. */
const shown = 20
const kept = 1000

const lines = ({ advice, count, findings, notes = [], ok, text }: Check): ReadonlyArray<string> => [
  `${ok ? "✓" : "✗"} ${text.zh}`,
  `  ${text.en}`,
  ...findings.slice(0, shown).flatMap(({ en, zh }) => [`  · ${zh}`, `    ${en}`]),
  ...(count > shown ? [`  · ……另有 ${count - shown} 处 / and ${count - shown} more`] : []),
  ...notes.flatMap(({ en, zh }) => [`  ○ ${zh}`, `    ${en}`]),
  ...(advice === undefined ? [] : [`  → ${advice.zh}`, `    ${advice.en}`])
]

/** Prints what was found; ends with 1 where anything is wrong. */
export const report = Effect.fnUntraced(function* (checks: ReadonlyArray<Check>, json: boolean) {
  const ok = checks.every((check) => check.ok)
  const conclusion = ok
    ? "结论：一切正常 / all is well"
    : "结论：发现问题，请按上面的提示处理 / something is wrong: see above"
  if (json) yield* Console.log(JSON.stringify({ ok, checks }, null, 2))
  else yield* Console.log([...checks.flatMap(lines), "", conclusion].join("\n"))
  if (!ok) return yield* new Ended({ code: 1 })
})

/** Keeps the first findings and counts all. */
export const collector = () => {
  const findings: Array<Finding> = []
  let count = 0
  return {
    add: (finding: Finding): void => {
      count += 1
      if (findings.length < kept) findings.push(finding)
    },
    all: () => ({ findings, count })
  }
}
