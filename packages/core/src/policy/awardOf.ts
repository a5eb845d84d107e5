import { type Hours, parseHours, unitsPerHour } from "../kernel/Hours.ts"
import type { Award } from "./document/Award.ts"
import type { Watch } from "./engine/Watch.ts"
import { round } from "./round.ts"

/** What an award looks at. */
export interface Awarded {
  readonly subject: string
  readonly from: number
  readonly to: number
  /** What is asked for. */
  readonly hours: Hours
  readonly fields: Readonly<Record<string, string>>
}

/** The most hours there are. */
const most = 1_000_000_000n

/** What is said under a key that a form may refer to: one of its own fields, or its dates and subject. */
export const valueOf = ({ fields, from, subject, to }: Omit<Awarded, "hours">, key: string): string => {
  if (key === "from") return String(from)
  if (key === "to") return String(to)
  if (key === "subject") return subject
  return Object.hasOwn(fields, key) ? (fields[key] as string) : ""
}

const fits = (when: Readonly<Record<string, string | ReadonlyArray<string>>>, one: Awarded): boolean =>
  Object.entries(when).every(([key, values]) => {
    const value = valueOf(one, key)
    return typeof values === "string" ? values === value : values.includes(value)
  })

/** A field as an exact number in thousandths; 0 where it is none. */
const numberIn = (one: Awarded, key: string): number => parseHours(valueOf(one, key).trim()) ?? 0

const per = (award: Extract<Award, { award: "per" }>, one: Awarded): Hours => {
  const [count, every] = [BigInt(numberIn(one, award.field)), BigInt(award.every ?? unitsPerHour)]
  if (every === 0n || count < BigInt(award.from ?? 0)) return 0 as Hours
  const { rounding = "down" } = award
  const times = (count + (rounding === "up" ? every - 1n : 0n)) / every
  const hours = rounding === "exact" ? (count * BigInt(award.hours)) / every : times * BigInt(award.hours)
  return Number(hours < most ? hours : most) as Hours
}

const byRank = ({ field, first, floor, last, less }: Extract<Award, { award: "byRank" }>, one: Awarded): Hours => {
  const rank = numberIn(one, field) / unitsPerHour
  if (!Number.isInteger(rank) || rank < 1 || (last !== undefined && rank > last)) return 0 as Hours
  return Math.max(first - less * (rank - 1), floor) as Hours
}

const atMostAll = (hours: number): Hours => Math.min(hours, Number(most)) as Hours

/**
 * DEC-06: how many hours an activity is worth by its form's award, exactly; what is asked for, where the reviewer decides. Zero
 * where no row of a table fits: such an activity can only be rejected.
 */
export const awardOf = (award: Award, one: Awarded, watch?: Watch): Hours => {
  switch (award.award) {
    case "asApproved":
      return one.hours
    case "fixed":
      return award.hours
    case "perDay":
      return atMostAll(award.hours * Math.max(0, one.to - one.from + 1))
    case "per":
      return per(award, one)
    case "table": {
      const row = award.rows.find(({ when }) => fits(when, one))
      if (row === undefined) return 0 as Hours
      watch?.(row, true)
      return "hours" in row ? row.hours : awardOf(row.award, one, watch)
    }
    case "byRank":
      return byRank(award, one)
    case "sum":
      return atMostAll(award.of.reduce((sum, part) => sum + awardOf(part, one, watch), 0))
    case "highest":
      return award.of.reduce((best, part) => Math.max(best, awardOf(part, one, watch)), 0) as Hours
    case "times": {
      const { atMost, factor, of, rounding } = award
      const hours = Math.floor((awardOf(of, one, watch) * factor.numerator) / factor.denominator)
      const rounded = rounding === undefined ? hours : round(rounding, hours)
      return atMostAll(atMost === undefined ? rounded : Math.min(rounded, atMost))
    }
  }
}

/** Whether the reviewer alone decides what such an activity is worth. */
export const isDecidedByReviewer = (award: Award): boolean => award.award === "asApproved"

interface Needs {
  readonly hours: boolean
  readonly fields: boolean
}

const together = (needs: ReadonlyArray<Needs>): Needs => ({
  hours: needs.some(({ hours }) => hours),
  fields: needs.some(({ fields }) => fields)
})

/** What an award looks at beyond dates and subject: the hours asked for, the form's own fields. */
export const needsOf = (award: Award): Needs => {
  switch (award.award) {
    case "asApproved":
      return { hours: true, fields: false }
    case "fixed":
    case "perDay":
      return { hours: false, fields: false }
    case "per":
    case "byRank":
      return { hours: false, fields: true }
    case "table":
      return together(
        award.rows.map((row) => {
          const own = { hours: false, fields: Object.keys(row.when).some((key) => key !== "subject") }
          return "hours" in row ? own : together([own, needsOf(row.award)])
        })
      )
    case "sum":
    case "highest":
      return together(award.of.map(needsOf))
    case "times":
      return needsOf(award.of)
  }
}
