import type { Cap, Contribution, LearningRecord, Policy } from "@xueshi/core"
import { verdictOf } from "../Case.ts"
import type { Law } from "./Law.ts"
import { subjectsWithin } from "./subjectsWithin.ts"
import { paired, sum } from "./sums.ts"

type Pair = readonly [LearningRecord, Contribution]
/** Hours that a cap speaks of, with the record and the year that they count in. */
interface Under {
  readonly pair: Pair
  readonly year: number
  readonly hours: number
}

const concerns = ({ forms, where = {} }: Cap, { fields = {}, form }: LearningRecord): boolean =>
  (forms?.includes(form) ?? true) &&
  Object.entries(where).every(([key, values]) => values.includes(Object.hasOwn(fields, key) ? (fields[key] ?? "") : ""))

/** The hours of one record that a cap speaks of, read from its parts. What it sent to another subject is not its any more. */
const under = (policy: Policy, cap: Cap, pair: Pair, judgedYear: number): ReadonlyArray<Under> => {
  const [record, { parts }] = pair
  if (!concerns(cap, record)) return []
  const codes = cap.subjects === undefined ? undefined : subjectsWithin(policy.document, cap.subjects)
  const own = policy.sharing.get(record.subject)?.parts.map(({ subject }) => policy.subjects[subject]) ?? []
  return parts
    .filter(({ subject }) => codes?.has(subject) ?? own.includes(subject))
    .map(({ hours, year = judgedYear }) => ({ pair, year, hours }))
}

const droppedBy = ({ reductions }: Contribution, which: (cap: Cap) => boolean): number =>
  sum(reductions.map((one) => (one.why === "cap" && which(one.cap) ? one.hours : 0)))

/** What a cap is counted over, and each value that it has a limit of its own for; undefined where that cannot be said from outside. */
const groupOf = ({ each, per }: Cap, { pair: [record], year }: Under, judgedYear: number): string | undefined => {
  const values = each?.map((key) => record.fields?.[key] ?? "")
  if (per === "record") return JSON.stringify([record.id, year])
  if (per === "year") return JSON.stringify([year, values])
  if (per === "ever") return JSON.stringify(values)
  if (per === "day") return undefined
  if ("rolling" in per) return JSON.stringify([Math.floor((judgedYear - year) / per.rolling), values])
  if (typeof per.anchoredAt !== "number") return undefined
  return JSON.stringify([Math.floor((year - per.anchoredAt) / per.cycle), values])
}

/** On no run of days lie more hours than a cap on a day leaves. */
const fitsDays = (all: ReadonlyArray<Under>, limit: number): boolean => {
  const spans = all.map(({ hours, pair: [{ from, to }] }) => ({ from, to, hours }))
  return spans.every(({ from }) =>
    spans.every(
      ({ to }) =>
        to < from ||
        sum(spans.map((one) => (one.from >= from && one.to <= to ? one.hours : 0))) <= limit * (to - from + 1)
    )
  )
}

/** The hours that a cap leaves, where it can be said: the document's, or what the verdict tells, if that is one and the same. */
const limitOf = ({ reach }: Policy, cap: Cap, all: ReadonlyArray<Pair>): number | undefined => {
  if (cap.when !== undefined || cap.years !== undefined) return undefined
  if (typeof cap.atMost === "number") return cap.atMost
  // Of several years each has a limit of its own, and which year a reduction is of is not told.
  if (reach.back + reach.ahead > 0) return undefined
  const told = all.flatMap(([, { reductions }]) =>
    reductions.flatMap((one) => (one.why === "cap" && one.cap === cap && one.limit !== undefined ? [one.limit] : []))
  )
  return new Set(told).size === 1 ? told[0] : undefined
}

const isOfCounted = ({ atMost }: Cap): boolean =>
  typeof atMost === "object" && "share" in atMost && atMost.of === "counted"

/** U6: caps bind, and drop no more than they must. */
export const capped: Law = {
  id: "U6",
  rules: ["CMP-04"],
  title: "caps bind",
  statement: {
    zh: "按各部分重新计算，任何上限都未被超过；凡因上限未计的，该上限确已用满",
    en: "recomputed from the parts no cap is passed; and where a cap dropped hours, it was full"
  },
  holds: (one, judge) => {
    const { policy, records, year } = one
    const { contributions, total } = verdictOf(one, judge)
    const all = paired(records, contributions)
    const spills = policy.document.caps.some(({ spillTo }) => spillTo !== undefined)
    return policy.document.caps.every((cap) => {
      const { atMost } = cap
      const used = all.flatMap((pair) => under(policy, cap, pair, year))
      const groups = Map.groupBy(used, (one) => groupOf(cap, one, year))
      if (typeof atMost === "object" && "records" in atMost) {
        if (cap.when !== undefined || cap.years !== undefined) return true
        const ofOne = (group: ReadonlyArray<Under>) => new Set(group.map(({ pair: [{ id }] }) => id)).size
        return [...groups].every(([key, group]) => key === undefined || ofOne(group) <= atMost.records)
      }
      if (typeof atMost === "object" && atMost.of === "counted") {
        const here = sum(used.map((one) => (one.year === year ? one.hours : 0)))
        const { denominator, numerator } = atMost.share
        if (cap.when !== undefined || cap.years !== undefined) return true
        if (here * denominator > numerator * total) return false
        const took = contributions.some(({ reductions }) =>
          reductions.some((one) => one.why === "cap" && one.cap.code === cap.code && (one.year ?? year) === year)
        )
        // It comes last, so what it left is all that it may; where there are several, one may make the whole less for another.
        const isLast = policy.document.caps.filter(isOfCounted).length === 1
        return !took || !isLast || here === Math.floor((numerator * (total - here)) / (denominator - numerator))
      }
      const limit = limitOf(policy, cap, all)
      if (limit === undefined) return true
      if (cap.per === "day") {
        const byValue = Map.groupBy(used, ({ pair: [{ fields }] }) =>
          JSON.stringify(cap.each?.map((key) => fields?.[key]))
        )
        return [...byValue.values()].every((group) => fitsDays(group, limit))
      }
      const sums = [...groups].map(([key, group]) => (key === undefined ? 0 : sum(group.map(({ hours }) => hours))))
      const dropped = sum(contributions.map((one) => droppedBy(one, ({ code }) => code === cap.code)))
      if (sums.some((hours) => hours > limit)) return false
      if (dropped === 0 || spills || groups.has(undefined)) return true
      // What other caps took from the same records may have been within this one before.
      const concerned = all.filter(([record]) => concerns(cap, record)).map(([, one]) => one)
      const elsewhere = sum(concerned.map((one) => droppedBy(one, ({ code }) => code !== cap.code)))
      return Math.max(0, ...sums) + elsewhere >= limit
    })
  }
}
