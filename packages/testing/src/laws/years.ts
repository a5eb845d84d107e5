import { type Attribution, compile, type LearningRecord, type Policy, yearOf } from "@xueshi/core"
import { Result } from "effect"
import { judged } from "../Case.ts"
import type { Law } from "./Law.ts"
import { paired, sum } from "./sums.ts"

const stripped = new WeakMap<Policy, Policy>()

/** The same document without caps and deadline: what stands between a record's hours and its years, and nothing else. */
const withoutLimits = (policy: Policy): Policy => {
  const { recordBy, ...document } = policy.document
  if (document.caps.length === 0 && recordBy === undefined) return policy
  const known = stripped.get(policy) ?? Result.getOrThrow(compile({ ...document, caps: [] }))
  stripped.set(policy, known)
  return known
}

const attributionOf = ({ document, forms }: Policy, { form }: LearningRecord): Attribution =>
  forms.get(form)?.attribution ?? document.attribution ?? "declared"

const repeats = (attribution: Attribution): boolean =>
  typeof attribution === "object"
    ? "validFor" in attribution
    : attribution === "eachTouched" || attribution === "eachTwelveMonths"

/** U12: hours are in one year, or split over several without a residue; only where the document says so they count again. */
export const inOneYear: Law = {
  id: "U12",
  rules: ["CMP-05"],
  title: "each hour is in one year, or its splits sum to the whole",
  statement: {
    zh: "每一学时只计入一个年度，分摊到几年的合计恰为全部；只有文件规定可重复计入的才逐年都计",
    en: "every hour counts in one year, or its parts over the years are the whole; only where the document says so it counts in each"
  },
  holds: (one, judge) => {
    const policy = withoutLimits(one.policy)
    const years = one.records.flatMap(({ creditYear, from, to }) => [creditYear, yearOf(from), yearOf(to)])
    if (years.length === 0) return true
    const [first, last] = [Math.min(...years) - 1, Math.max(...years) + 6]
    const given = one.records.map((): Array<number> => [])
    const worth = new Array<number>(one.records.length).fill(0)
    for (let year = first; year <= last; year++) {
      const { contributions } = judged({ ...one, policy, year }, judge)
      for (const [index, [record, { parts, reductions }]] of paired(one.records, contributions).entries()) {
        const lost = sum(reductions.map(({ hours, why }) => (why === "otherYear" ? 0 : hours)))
        worth[index] = record.declared - lost
        const here = sum(parts.map((part) => ((part.year ?? year) === year ? part.hours : 0)))
        if (here > 0) given[index]?.push(here)
      }
    }
    return one.records.every((record, index) => {
      const each = given[index] ?? []
      if (repeats(attributionOf(policy, record))) return each.every((hours) => hours === worth[index])
      return sum(each) === worth[index]
    })
  }
}
