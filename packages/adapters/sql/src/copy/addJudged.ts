import { type Judged, kindsOf, type Ledger, type StatisticDelta } from "@xueshi/core"
import type { CopyText } from "./CopyText.ts"

/** Adds a person's ledger and verdicts, judged for the first time; gives what they add to the statistics. */
export const addJudged = (text: CopyText, ledger: Ledger, judged: Judged): ReadonlyArray<StatisticDelta> => {
  const { changedOn, inputs, professional, years } = ledger
  if (inputs === 0) return []
  text.add("ledger", [professional, inputs, inputs, changedOn, changedOn])
  const recognised = new Map(years.map((one) => [one.year, Object.fromEntries(one.recognised)]))
  for (const { verdict, year } of judged.years) {
    const { digest, organisation, outcome, passed, policy, subjects, total } = verdict
    text.add("annual", [
      professional,
      year,
      JSON.stringify(recognised.get(year) ?? {}),
      organisation,
      policy === null ? null : JSON.stringify(policy),
      digest,
      verdict.inputs,
      outcome,
      passed,
      total,
      JSON.stringify(subjects)
    ])
  }
  return [
    ...judged.years.flatMap(({ verdict, year }) =>
      kindsOf(verdict).map((kind) => ({ organisation: verdict.organisation, year, kind, day: judged.day, delta: 1 }))
    ),
    ...judged.between
  ]
}
