import type { Brand } from "effect"

/**
 * Credit hours (学时), exact: a whole number of thousandths of an hour, so that sums and comparisons are those of
 * integers. At most one million hours. Encoded as decimal text (`"66.5"`); a JSON number with at most three decimals
 * is read too.
 */
export type Hours = number & Brand.Brand<"Hours">

/** How many units make one hour. */
export const unitsPerHour = 1000

export const zeroHours = 0 as Hours

/** The most that anybody says of one thing, and the most that such are summed up to, in units. */
export const mostHours = 1_000_000_000
export const mostSummed = 9_000_000_000_000_000

/** How hours are written, and sums of them. */
export const hoursPattern = /^(0|[1-9]\d{0,6})(?:\.(\d{1,3}))?$/u
export const summedPattern = /^(0|[1-9]\d{0,12})(?:\.(\d{1,3}))?$/u

/** Reads decimal text such as `"66.5"`; undefined where it is negative, has an exponent or more than three decimals. */
export const parseHours = (text: string, most = mostHours): Hours | undefined => {
  const match = summedPattern.exec(text)
  if (match === null) return undefined
  const units = Number(match[1]) * unitsPerHour + Number((match[2] ?? "").padEnd(3, "0"))
  return units <= most ? (units as Hours) : undefined
}

/** The shortest decimal text: `66500` units are `"66.5"`. A negative difference keeps its sign. */
export const formatHours = (units: number): string => {
  const whole = Math.floor(Math.abs(units) / unitsPerHour)
  const rest = Math.abs(units) % unitsPerHour
  const decimals = rest === 0 ? "" : `.${String(rest).padStart(3, "0").replace(/0+$/u, "")}`
  return `${units < 0 ? "-" : ""}${whole}${decimals}`
}

/** Hours of a number with at most three decimals, for literals in tests and samples; throws on any other. */
export const hours = (count: number): Hours => {
  const units = parseHours(String(count))
  if (units === undefined) throw new RangeError(`not exact hours: ${count}`)
  return units
}

export const addHours = (a: Hours, b: Hours): Hours => (a + b) as Hours

/** `a − b`, never below zero. */
export const lessHours = (a: Hours, b: Hours): Hours => (a > b ? a - b : 0) as Hours

export const minHours = (a: Hours, b: Hours): Hours => (a < b ? a : b)

/** Rounds up to a whole number of steps. */
export const ceilToStep = (value: Hours, step: Hours): Hours => (Math.ceil(value / step) * step) as Hours
