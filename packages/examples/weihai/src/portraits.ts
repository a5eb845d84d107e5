import { type AnnualCompletion, evaluate, explain, formatHours, maskDocument, type Policy } from "@xueshi/core"
import { Effect } from "effect"
import { outcomeNames } from "./outcomes.ts"
import { heading, line } from "./Screen.ts"

/** Another document, and the name under which its verdict is shown. */
export interface OtherReading {
  readonly name: string
  readonly policy: Policy
}

/** One person's year in full: each requirement, what counted, what did not and why, and how other documents judge it. */
export const portrait = Effect.fn("portrait")(function* (
  { facts, policy, professional, records, verdict }: AnnualCompletion,
  others: ReadonlyArray<OtherReading>
) {
  const { document, name } = professional.person
  yield* heading(`${name}（${maskDocument(document.number)}）`)
  for (const text of explain(policy, verdict, records, "zh", { facts })) yield* line(text)
  for (const other of others) {
    const { leaves, outcome } = evaluate(other.policy, verdict.year, records, { facts })
    const gaps = leaves
      .filter(({ met }) => !met)
      .map(({ leaf, missing }) => `${leaf.name.zh}还差 ${missing === null ? "—" : formatHours(missing)}`)
    yield* line(`◇ ${other.name}：${outcomeNames[outcome]}${gaps.length > 0 ? `（${gaps.join("，")}）` : ""}`)
  }
})
