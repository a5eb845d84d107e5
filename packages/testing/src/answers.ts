import { type Cap, type Leaf, type NodeFinding, type Policy, propose, type Verdict } from "@xueshi/core"
import { demandOf, lacking } from "./arbitraries/thresholds.ts"
import { type Case, type Judge, verdictOf } from "./Case.ts"

const stateReasons = ["draft", "pending", "rejected", "failed", "otherYear", "unknownSubject", "reviewer", "duplicate"]
const capsOn = (on: string): ReadonlyArray<string> => [`cap on ${on} per record`, `cap on ${on} per year`]
const capKinds = ["forms", "subjects"].flatMap(capsOn)

const limitName = ({ atMost }: Cap): string =>
  typeof atMost === "number" ? "hours" : "records" in atMost ? "records" : `a share of what is ${atMost.of}`

/** What kind of cap this is: what it is on, what it is counted over, and by what. */
const capAnswers = (cap: Cap): ReadonlyArray<string> => [
  `cap on ${cap.subjects === undefined ? "forms" : "subjects"} per ${typeof cap.per === "string" ? cap.per : "cycle"}`,
  `cap of ${limitName(cap)}`,
  ...(cap.each === undefined ? [] : ["cap for each value"]),
  ...(cap.where === undefined ? [] : ["cap on fields"])
]

const periodName = ({ period = "year" }: Leaf): string =>
  typeof period === "string" ? period : (Object.keys(period)[0] as string)

const nodesOf = (node: NodeFinding): ReadonlyArray<string> =>
  typeof node === "number" ? [] : [`${node.node} ${node.state}`, ...node.parts.flatMap(nodesOf)]

/** The kinds of everything that a verdict rests on. */
const shapesOf = (
  { document }: Policy,
  { contributions, leaves, requirement, year }: Verdict
): ReadonlyArray<string> => [
  ...nodesOf(requirement),
  ...leaves.flatMap(
    ({ adjustments = [], carried = [], credited, gap, leaf, records, state, steps = [], ...finding }) => [
      `leaf ${state}`,
      ...(records.length === 0 ? [] : [`leaf over ${periodName(leaf)}`]),
      ...steps.map((one) => `step ${one.step}`),
      ...adjustments.map((code) => {
        const effect = document.adjustments?.find((one) => one.code === code)?.effect ?? "none"
        return `adjusted: ${typeof effect === "string" ? effect : Object.keys(effect)[0]}`
      }),
      ...carried.map(({ from }) => (from < (finding.year ?? year) ? "carried on" : "carried back")),
      ...(credited === undefined ? [] : ["credited"]),
      ...(gap === undefined ? [] : ["gap"]),
      ...(leaf.onTopOf === undefined ? [] : ["on top of"]),
      ...(leaf.advisory === undefined ? [] : ["advisory"]),
      ...(leaf.atLeast === undefined ? [`at most ${state}`] : []),
      ...(leaf.counting === "records" ? [`records counted ${state}`] : [])
    ]
  ),
  ...contributions.flatMap(({ parts, repeated }) => [
    ...(repeated === undefined ? [] : ["repeated"]),
    ...(parts.some((part) => part.year !== undefined) ? ["part of another year"] : [])
  ])
]

/** Which answers a case met: the outcome, the reasons for reductions, leaves near their thresholds, what the policy used. */
export const answersOf = (one: Case, judge: Judge): ReadonlySet<string> => {
  const { policy, question, records } = one
  const verdict = verdictOf(one, judge)
  const { contributions, leaves, outcome, total } = verdict
  const met = new Set<string>([outcome, ...shapesOf(policy, verdict)])
  if (propose(policy, verdict, records, question) !== null) met.add("proposal")
  const shared = new Set(policy.document.sharedSubjects.map(({ code }) => code))
  for (const [index, { reductions }] of contributions.entries())
    for (const one of reductions) {
      met.add(one.why)
      if (one.why !== "cap") continue
      const { per, subjects } = one.cap
      for (const kind of capAnswers(one.cap)) met.add(kind)
      const several = subjects !== undefined && subjects.length > 1 && shared.has(records[index]?.subject ?? "")
      if (several) met.add(`cap on the parts of a shared record per ${typeof per === "string" ? per : "cycle"}`)
    }
  const step = policy.document.granularity
  for (const { counted, leaf } of leaves) {
    const demand = demandOf(policy.document, leaf)
    if (demand === undefined) continue
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
export const leastShares = ({ document }: Pick<Policy, "document">): Readonly<Record<string, number>> => ({
  pass: 0.1,
  fail: 0.1,
  "one step below": 0.05,
  "exactly at": 0.05,
  "one step above": 0.05,
  ...Object.fromEntries(stateReasons.map((why) => [why, 0.05])),
  ...(document.caps.length > 0 ? { cap: 0.05 } : {})
})

const leaves = ["met", "missed", "exempt", "notDue", "undefined"].map((state) => `leaf ${state}`)
const periods = ["year", "rolling", "cycle", "months", "ever"].map((period) => `leaf over ${period}`)
const limits = [
  "hours",
  "records",
  "a share of what is required",
  "a share of what is raw",
  "a share of what is counted"
]
const nodes = ["several met", "several missed", "eachYear met", "eachYear missed", "eachYear notDue"]
const years = ["consecutive missed", "every met", "every missed", "at most met", "records counted met"]
const effects = ["credit", "share", "less", "prorate", "gap"].map((effect) => `adjusted: ${effect}`)
const others = ["award", "rounding", "later", "tooLate", "repeated", "part of another year", "proposal"]
const rest = ["exempt", "undefined", "gap", "advisory", "on top of", "cap for each value", "step share"]
const rare = ["cap on fields", "adjusted: exempt", "deemed", "adjusted: deemed", "step byDays", "consecutive met"]
const dated = ["cap on forms per day", "cap on forms per cycle", "cap on forms per ever"]

/** What generated policies shall meet beyond that: every kind of cap, and every primitive that there is. */
export const leastOfEngines: Readonly<Record<string, number>> = {
  ...leastShares({ document: { caps: [] } as unknown as Policy["document"] }),
  cap: 0.05,
  ...Object.fromEntries(capKinds.map((kind) => [kind, 0.02])),
  ...Object.fromEntries(limits.map((limit) => [`cap of ${limit}`, 0.01])),
  ...Object.fromEntries(
    [...leaves, ...periods, ...others, ...rest, ...capsOn("the parts of a shared record")].map((one) => [one, 0.01])
  ),
  ...Object.fromEntries([...nodes, ...years, ...effects].map((one) => [one, 0.005])),
  "one step below": 0.03,
  "carried on": 0.001,
  pending: 0.01,
  ...Object.fromEntries([...rare, ...dated].map((one) => [one, 0.002]))
}
