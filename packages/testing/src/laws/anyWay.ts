import type { Policy, Verdict } from "@xueshi/core"
import { judged, verdictOf } from "../Case.ts"
import type { Law } from "./Law.ts"
import { same } from "./same.ts"

const longer = new WeakMap<Policy, Policy>()

/** The same policy with nothing known beforehand that could be found out from the document and the records each time. */
const theLongWay = (policy: Policy): Policy => {
  const known = longer.get(policy)
  if (known !== undefined) return known
  const caps = (list: Policy["caps"]["whole"]) => list.map((cap) => ({ ...cap, fixed: undefined, alone: false }))
  const { counted, records, subject, whole } = policy.caps
  const made: Policy = {
    ...policy,
    plain: false,
    monotone: false,
    bounded: false,
    asDeclared: false,
    ordered: true,
    awarded: new Set(policy.forms.keys()),
    caps: { counted: caps(counted), records: caps(records), subject: caps(subject), whole: caps(whole) },
    leaves: policy.leaves.map((leaf) => ({
      ...leaf,
      filters: leaf.filters ?? [
        { subjects: policy.subjects.map((_, place) => leaf.subjects.includes(place)), matches: undefined }
      ],
      threshold: { _tag: "Computed" }
    }))
  }
  longer.set(policy, made)
  return made
}

/** What both ways say: how a sum that is the same for everybody came about is told by one of them only. */
const said = ({ leaves, ...verdict }: Verdict): unknown => ({
  ...verdict,
  leaves: leaves.map(({ steps: _, ...leaf }) => leaf)
})

/** U1: what is known of a policy before any record is seen makes it quicker, and changes nothing. */
export const anyWay: Law = {
  id: "U1",
  rules: ["CMP-03", "CMP-04"],
  title: "the short way of counting finds what the long way finds",
  statement: {
    zh: "凡可事先算好、一遍算完的，与逐项从头计算的结论一致",
    en: "what is counted in one pass, or known of the policy beforehand, is what counting in full finds"
  },
  holds: (one, judge) =>
    same(said(judged({ ...one, policy: theLongWay(one.policy) }, judge)), said(verdictOf(one, judge)))
}
