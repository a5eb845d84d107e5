import type { Cap } from "../document/Cap.ts"
import type { Period } from "../document/Period.ts"
import type { Demands } from "./Demands.ts"
import type { Lint } from "./Lint.ts"
import { contains, type Meant, type Places } from "./Meant.ts"
import { hasYear, yearsOf } from "./years.ts"

/** A cap that binds everybody, and how much it leaves. */
export interface Limit extends Meant {
  readonly cap: Cap
  readonly index: number
  readonly most: number
  readonly years: bigint
}

/** Caps on hours that hold whoever the person is. */
export const limitsOf = (lint: Lint, places: Places, demands: Demands): ReadonlyArray<Limit> => {
  const compiled = Object.values(lint.policy.caps).flat()
  const subjects = new Map(compiled.map((one) => [one.cap.code, one.subjects]))
  const adjusted = new Set(
    (lint.document.adjustments ?? []).flatMap(({ leaves = lint.leaves.map((one) => one.leaf) }) => leaves)
  )
  return lint.document.caps.flatMap((cap, index) => {
    const { atMost, code, each, forms, when, where = {}, years = {} } = cap
    if (when !== undefined || each !== undefined || (typeof atMost === "object" && !("leaf" in atMost))) return []
    const base = typeof atMost === "number" || adjusted.has(atMost.leaf) ? undefined : demands.fixed(atMost.leaf)
    const most =
      typeof atMost === "number"
        ? atMost
        : base && Math.floor((base * atMost.share.numerator) / atMost.share.denominator)
    if (most === undefined) return []
    const meant = { subjects: places.subjects(subjects.get(code)), forms: places.forms(forms), where }
    return [{ cap, index, most, years: yearsOf(years), ...meant }]
  })
}

const count = (period: Period): number => {
  if (typeof period === "string") return period === "year" ? 1 : Number.POSITIVE_INFINITY
  if ("rolling" in period) return period.rolling
  if ("cycle" in period) return period.cycle
  return Math.ceil(period.months / 12) + 1
}

/** How much a limit leaves of so many years. */
const over = ({ cap: { per }, most }: Limit, years: number): number => {
  if (per === "ever") return most
  if (per === "year") return most * years
  if (typeof per !== "object") return Number.POSITIVE_INFINITY
  return most * (Math.ceil(years / ("cycle" in per ? per.cycle : per.rolling)) + 1)
}

interface Left {
  readonly most: number
  readonly limits: ReadonlyArray<Limit>
}
const withoutEnd: Left = { most: Number.POSITIVE_INFINITY, limits: [] }

/** What limits that cover a set together leave of it, each of them once, the tightest first. */
const cover = (
  whole: bigint,
  limits: ReadonlyArray<readonly [Limit, number]>,
  part: (limit: Limit) => bigint
): Left => {
  let rest = whole
  let most = 0
  const used: Array<Limit> = []
  for (const [limit, left] of limits) {
    if ((rest & part(limit)) === 0n) continue
    rest &= ~part(limit)
    most += left
    used.push(limit)
  }
  return rest === 0n && whole !== 0n ? { most, limits: used } : withoutEnd
}

/** The most hours that limits, none of them narrower by its fields, leave of a selection over a period, in a year; and those limits. */
export const roomIn = (limits: ReadonlyArray<Limit>, meant: Meant, period: Period, year: number): Left => {
  const years = count(period)
  const held = limits
    .filter((one) => (period === "year" ? hasYear(one.years, year) : one.cap.years === undefined))
    .map((limit) => [limit, over(limit, years)] as const)
    .filter(([, most]) => most < Number.POSITIVE_INFINITY)
    .toSorted(([, a], [, b]) => a - b)
  const [single] = held.filter(
    ([{ forms, subjects }]) => contains(forms, meant.forms) && contains(subjects, meant.subjects)
  )
  return [
    single === undefined ? withoutEnd : { most: single[1], limits: [single[0]] },
    cover(
      meant.forms,
      held.filter(([limit]) => contains(limit.subjects, meant.subjects)),
      ({ forms }) => forms
    ),
    cover(
      meant.subjects,
      held.filter(([limit]) => contains(limit.forms, meant.forms)),
      ({ subjects }) => subjects
    )
  ].reduce((a, b) => (b.most < a.most ? b : a))
}
