import { demandOf, lacking } from "./arbitraries/thresholds.ts"
import type { Case, Judge } from "./Case.ts"

const stateReasons = ["draft", "pending", "rejected", "failed", "otherYear", "unknownSubject", "reviewer", "duplicate"]
const capKinds = ["forms", "subjects", "the parts of a shared record"].flatMap((on) => [
  `cap on ${on} per record`,
  `cap on ${on} per year`
])

/** Which answers a case met: the outcome, the reasons for reductions, leaves near their thresholds. */
export const answersOf = ({ policy, records, year }: Case, judge: Judge): ReadonlySet<string> => {
  const { contributions, leaves, outcome, total } = judge(policy, year, records)
  const met = new Set<string>([outcome])
  const shared = new Set(policy.document.sharedSubjects.map(({ code }) => code))
  for (const [index, { reductions }] of contributions.entries())
    for (const one of reductions) {
      met.add(one.why)
      if (one.why !== "cap") continue
      const { per, subjects } = one.cap
      met.add(`cap on ${subjects === undefined ? "forms" : "subjects"} per ${per}`)
      const several = subjects !== undefined && subjects.length > 1 && shared.has(records[index]?.subject ?? "")
      if (several) met.add(`cap on the parts of a shared record per ${per}`)
    }
  const step = policy.document.granularity
  for (const { counted, leaf } of leaves) {
    const demand = demandOf(policy.document, leaf)
    if (lacking(demand, counted, total) === step) met.add("one step below")
    if (lacking(demand, counted, total) !== 0 || counted === 0) continue
    if (lacking(demand, counted - 1, total - 1) === 1) met.add("exactly at")
    else if (
      lacking(demand, counted - step, total - step) === 0 &&
      lacking(demand, counted - step - 1, total - step - 1)
    )
      met.add("one step above")
  }
  return met
}

/** The least share of cases in which each answer shall be met, or the laws say little. */
export const leastShares = (policy: { readonly capped: boolean }): Readonly<Record<string, number>> => ({
  pass: 0.1,
  fail: 0.1,
  "one step below": 0.05,
  "exactly at": 0.05,
  "one step above": 0.05,
  ...Object.fromEntries(stateReasons.map((why) => [why, 0.05])),
  ...(policy.capped ? { cap: 0.05 } : {})
})

/** What generated policies shall meet beyond that: every kind of cap. */
export const leastOfEngines: Readonly<Record<string, number>> = Object.fromEntries(capKinds.map((kind) => [kind, 0.03]))
