import type { Cap, LearningRecord } from "@xueshi/core"
import { leavesOf } from "../arbitraries/thresholds.ts"
import { byClaim } from "../audit/byClaim.ts"
import { subjectsWithin } from "../laws/subjectsWithin.ts"
import { means, sumOf } from "../replay.ts"
import { askedOf } from "./askedOf.ts"
import { isSo } from "./isSo.ts"
import type { Lot, Reading } from "./Reading.ts"
import { cycleStart } from "./timeOf.ts"

/** Hours of a record that a subject has got in a year, or that a cap has taken. */
export interface Piece {
  readonly record: LearningRecord
  readonly year: number
  readonly hours: number
  /** The subject that they went to; none, where they are dropped. */
  readonly subject?: string
  /** The cap that dropped them, or sent them to another subject. */
  readonly cap?: string
}

/** What a cap has let through; on which day, where it is one on days. */
interface Passed {
  readonly cap: Cap
  readonly lot: Lot
  readonly hours: number
  readonly day?: number
}

const concerns = (cap: Cap, record: LearningRecord): boolean => means(cap as Parameters<typeof means>[0], record)

/** Who claims first: by content, of one record the earlier year. */
const inTurn = (a: Lot, b: Lot): number => byClaim(a.record, b.record) || a.year - b.year

/** Caps on a record come before those on one form, and these before those on several. */
const turn = ({ forms, per, where }: Cap): number =>
  per === "record" || per === "day" ? 0 : forms?.length === 1 && where === undefined ? 1 : 2

const isOfHours = ({ atMost }: Cap): boolean =>
  typeof atMost === "number" || (!("records" in atMost) && atMost.of !== "counted")

/** Counts a case under its caps as the document says, one after the other; every room is what all before have left. */
export const recount = (reading: Reading): ReadonlyArray<Piece> => {
  const { lots, one } = reading
  const { document } = one.policy
  const { caps } = document
  const placed: Array<Piece> = []
  const passed: Array<Passed> = []
  const applies = ({ when, years }: Cap, year: number): boolean =>
    (years === undefined || isSo(reading, { years }, { year })) && (when === undefined || isSo(reading, when, { year }))
  const sharesOf = ({ subject }: LearningRecord) =>
    document.sharedSubjects.find(({ code }) => code === subject)?.parts ?? [
      { subject, share: { numerator: 1, denominator: 1 } }
    ]
  const isOver = ({ subjects }: Cap, subject: string): boolean =>
    subjects === undefined || subjectsWithin(document, subjects).has(subject)
  /** Whether two lots share one limit. */
  const together = ({ each, per }: Cap, a: Lot, b: Lot): boolean => {
    const saidIn = ({ record: { fields } }: Lot, key: string) => fields?.[key] ?? ""
    if (per === "record") return a.record === b.record
    if (each?.some((key) => saidIn(a, key) !== saidIn(b, key))) return false
    if (per === "ever" || per === "day") return true
    if (per === "year") return a.year === b.year
    const blockOf = ({ year }: Lot): number =>
      "rolling" in per ? Math.floor((one.year - year) / per.rolling) : (cycleStart(reading, per, year) ?? year)
    return blockOf(a) === blockOf(b)
  }
  const limitOf = (cap: Cap, year: number): number => {
    const { atMost } = cap
    if (!applies(cap, year)) return Number.POSITIVE_INFINITY
    if (typeof atMost === "number") return atMost
    if ("records" in atMost) return Number.POSITIVE_INFINITY
    const code = "leaf" in atMost ? atMost.leaf : undefined
    const leaf = leavesOf(document.requirement).find((other) => other.leaf === code)
    const all = sumOf(lots.filter((lot) => lot.year === year))
    const basis = leaf === undefined ? all : askedOf(reading, () => Number.NaN, leaf, year).hours
    return Math.floor((basis * atMost.share.numerator) / atMost.share.denominator)
  }
  /** How many of some hours a cap lets through. */
  const through = (cap: Cap, lot: Lot, hours: number): number => {
    const limit = limitOf(cap, lot.year)
    if (limit === Number.POSITIVE_INFINITY) return hours
    const before = passed.filter((other) => other.cap === cap && together(cap, other.lot, lot))
    const { from, to } = lot.record
    const days = cap.per === "day" ? Array.from({ length: to - from + 1 }, (_, later) => from + later) : [undefined]
    let left = hours
    for (const day of days) {
      const used = sumOf(before.filter((other) => other.day === day))
      const some = Math.min(left, Math.max(0, limit - used))
      if (some > 0) passed.push({ cap, lot, hours: some, ...(day === undefined ? {} : { day }) })
      left -= some
    }
    return hours - left
  }
  /** What some caps leave of hours, one after the other; what is above is sent on where it can be, and dropped else. */
  const under = (list: ReadonlyArray<Cap>, lot: Lot, hours: number, mayGo: (to: string) => boolean): number =>
    list.reduce((left, cap) => {
      if (left === 0 || !concerns(cap, lot.record)) return left
      const some = through(cap, lot, left)
      const { record, year } = lot
      if (some < left && cap.spillTo !== undefined && mayGo(cap.spillTo)) place(lot, cap.spillTo, left - some, cap)
      else if (some < left) placed.push({ record, year, hours: left - some, cap: cap.code })
      return some
    }, hours)
  const onSubjects = caps.filter((cap) => cap.subjects !== undefined && isOfHours(cap))
  const place = (lot: Lot, subject: string, hours: number, sentBy?: Cap): void => {
    const own = onSubjects.filter((cap) => isOver(cap, subject))
    const left = under(own, lot, hours, (to) => sentBy === undefined && to !== subject)
    const { record, year } = lot
    if (left > 0) placed.push({ record, year, hours: left, subject, ...(sentBy && { cap: sentBy.code }) })
  }
  const dropped = new Set<Lot>()
  for (const cap of caps) {
    const { atMost } = cap
    if (typeof atMost === "number" || !("records" in atMost)) continue
    const own = lots
      .filter(({ hours, record, year }) => hours > 0 && concerns(cap, record) && applies(cap, year))
      .filter((lot) => !dropped.has(lot) && sharesOf(lot.record).some(({ subject }) => isOver(cap, subject)))
      .toSorted((a, b) => (atMost.keep === "highest" ? b.hours - a.hours : 0) || inTurn(a, b))
    for (const [at, lot] of own.entries()) {
      if (own.slice(0, at).filter((other) => together(cap, other, lot)).length < atMost.records) continue
      const { hours, record, year } = lot
      dropped.add(lot)
      placed.push({ record, year, hours, cap: cap.code })
    }
  }
  const onRecords = caps.filter((cap) => cap.subjects === undefined && isOfHours(cap))
  const inOrder = onRecords.toSorted((a, b) => turn(a) - turn(b))
  for (const lot of lots) {
    if (dropped.has(lot)) continue
    const own = sharesOf(lot.record)
    const hours = under(inOrder, lot, lot.hours, (to) => own.every(({ subject }) => subject !== to))
    const parts = own.map(({ share }) => Math.floor((hours * share.numerator) / share.denominator))
    const rest = hours - parts.slice(0, -1).reduce((sum, part) => sum + part, 0)
    for (const [at, { subject }] of own.entries()) place(lot, subject, at === own.length - 1 ? rest : (parts[at] ?? 0))
  }
  return placed
}
