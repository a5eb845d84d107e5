import { compile, firstDayOf, type Hours, type LearningRecord, type Policy } from "@xueshi/core"
import { Result } from "effect"
import { demandOf, lacking, satisfies } from "../arbitraries/thresholds.ts"
import type { Case, Judge } from "../Case.ts"
import type { Law } from "./Law.ts"

const compiled = new WeakMap<Policy, Policy>()

/** The same document without its caps, so that an added record counts whole. */
const withoutCaps = (policy: Policy): Policy => {
  if (policy.document.caps.length === 0) return policy
  const known = compiled.get(policy) ?? Result.getOrThrow(compile({ ...policy.document, caps: [] }))
  compiled.set(policy, known)
  return known
}

/** The records and one more: approved, of the year, of this subject, no known activity. */
export const plus = (
  { policy, records, year }: Case,
  subject: string,
  hours: number
): ReadonlyArray<LearningRecord> => {
  const day = firstDayOf(year)
  const more: LearningRecord = {
    id: "more",
    form: policy.document.forms[0]?.code ?? "any",
    subject,
    creditYear: year,
    from: day,
    to: day,
    declared: hours as Hours,
    recognised: hours as Hours,
    standing: "approved",
    identity: null
  }
  return hours > 0 ? [...records, more] : records
}

const subjectOf = ({ document }: Policy, { of }: Policy["leaves"][number]["leaf"]): string =>
  of.subjects?.[0] ?? document.subjects[0].code

/** U10: a leaf is met from its threshold on, to the unit. */
export const exact: Law = {
  id: "U10",
  rules: ["CMP-03", "CMP-05"],
  title: "exact at the threshold",
  statement: {
    zh: "差一个最小单位不达标，恰好达到即达标，多一个单位仍达标，毫厘不差",
    en: "one step below the threshold misses it, exactly at it and one step above meet it, to the unit"
  },
  holds: (one, judge) => {
    const policy = withoutCaps(one.policy)
    const { document, leaves } = policy
    const step = document.granularity
    const sharp = (records: Case["records"]): boolean => {
      const here = { ...one, policy, records }
      const verdict = judge(policy, one.year, records)
      return leaves.every(({ leaf }, index) => {
        const demand = demandOf(document, leaf)
        const finding = verdict.leaves[index]
        if (finding === undefined || finding.met !== satisfies(demand, finding.counted, verdict.total)) return false
        const gap = lacking(demand, finding.counted, verdict.total)
        if (gap === undefined || gap === 0) return true
        return [-step, -1, 0, 1, step].every((distance) => {
          if (gap + distance < 0) return true
          const near = plus(here, subjectOf(policy, leaf), gap + distance)
          return judge(policy, one.year, near).leaves[index]?.met === distance >= 0
        })
      })
    }
    return sharp([]) && sharp(one.records)
  }
}

const minimal = (one: Case, judge: Judge, index: number): boolean => {
  const { policy, records, year } = one
  const { leaf } = policy.leaves[index] as Policy["leaves"][number]
  const verdict = judge(policy, year, records)
  const finding = verdict.leaves[index]
  if (finding === undefined) return false
  const { counted, met, missing } = finding
  if (met) return missing === 0
  if (missing === null) return lacking(demandOf(policy.document, leaf), counted, verdict.total) === undefined
  const step = policy.document.granularity
  const meets = (hours: number) =>
    judge(policy, year, plus(one, subjectOf(policy, leaf), hours)).leaves[index]?.met === true
  return missing > 0 && missing % step === 0 && meets(missing) && !meets(missing - step)
}

/** U15: what is missing is enough, and one step less is not. Stated without caps: `missing` does not look at them. */
export const sound: Law = {
  id: "U15",
  rules: ["CMP-04"],
  title: "what is missing is enough and no more",
  statement: {
    zh: "“还差”的学时（不计上限）补上即达标，少一个最小单位仍不达标",
    en: "the missing hours (caps aside) meet the leaf, and one step less does not"
  },
  holds: (one, judge) => {
    const here = { ...one, policy: withoutCaps(one.policy) }
    return here.policy.leaves.every((_, index) => minimal(here, judge, index))
  }
}
