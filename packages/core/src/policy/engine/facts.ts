import { type Day, parseDay } from "../../kernel/Day.ts"
import type { FactSpan, Facts } from "../Facts.ts"

const spansOf = (facts: Facts, fact: string): ReadonlyArray<FactSpan> => {
  const known = Object.hasOwn(facts, fact) ? facts[fact] : undefined
  return known === undefined ? [] : typeof known === "string" ? [{ value: known }] : known
}

/** Days from and to, both included. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** The times within some days in which a fact has one of these values (any, where none are named), apart and in order. */
export const timesOf = (
  facts: Facts,
  fact: string,
  values: ReadonlyArray<string> | undefined,
  within: Span
): ReadonlyArray<Span> => {
  const times = spansOf(facts, fact)
    .filter(({ value }) => values?.includes(value) ?? true)
    .map(({ from, to }) => ({
      from: Math.max(from ?? Number.NEGATIVE_INFINITY, within.from),
      to: Math.min(to ?? Number.POSITIVE_INFINITY, within.to)
    }))
    .filter(({ from, to }) => from <= to)
    .toSorted((a, b) => a.from - b.from)
  const apart: Array<Span> = []
  for (const time of times) {
    const last = apart.at(-1)
    if (last !== undefined && time.from <= last.to + 1)
      apart[apart.length - 1] = { from: last.from, to: Math.max(last.to, time.to) }
    else apart.push(time)
  }
  return apart
}

/** The days on which a value of a fact begins, and those on which one no longer is. */
export const bordersOf = (facts: Facts, fact: string): ReadonlyArray<number> =>
  spansOf(facts, fact).flatMap(({ from, to }) => [
    ...(from === undefined ? [] : [from]),
    ...(to === undefined ? [] : [to + 1])
  ])

/** Whether a fact has one of these values on a day. */
export const isOn = (facts: Facts, fact: string, values: ReadonlyArray<string>, day: number): boolean =>
  timesOf(facts, fact, values, { from: day, to: day }).length > 0

/** The date that a fact is; undefined where it is not known, or no date. */
export const dateOf = (facts: Facts, fact: string): Day | undefined => {
  const [first] = spansOf(facts, fact)
  return first === undefined ? undefined : parseDay(first.value)
}

/** How many days some times last. */
export const daysIn = (times: ReadonlyArray<Span>): number =>
  times.reduce((sum, { from, to }) => sum + to - from + 1, 0)
