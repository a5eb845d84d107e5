import { Schema, SchemaGetter } from "effect"

/**
 * A civil day in Asia/Shanghai, as days since 1970-01-01; 1900-01-01 to 2199-12-31. Encoded as `YYYY-MM-DD`.
 * Arithmetic on days is arithmetic on integers; no time zone can move it.
 */
const DayNumber = Schema.Int.check(Schema.isBetween({ minimum: -25_567, maximum: 84_005 })).pipe(
  Schema.brand("Day")
)
export type Day = typeof DayNumber.Type

const dayMillis = 86_400_000
const shanghaiOffsetMillis = 8 * 3_600_000
const pattern = /^(\d{4})-(\d{2})-(\d{2})$/u

/** The day of a proleptic Gregorian date, or undefined where no such day exists (31 April, year 1899). */
export const fromCivil = (year: number, month: number, day: number): Day | undefined => {
  if (year < 1900 || year > 2199) return undefined
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? ((date.getTime() / dayMillis) as Day)
    : undefined
}

/** Reads `YYYY-MM-DD`; undefined where the text is no day. */
export const parseDay = (text: string): Day | undefined => {
  const match = pattern.exec(text)
  return match === null ? undefined : fromCivil(Number(match[1]), Number(match[2]), Number(match[3]))
}

export const formatDay = (day: Day): string => new Date(day * dayMillis).toISOString().slice(0, 10)

export const yearOf = (day: Day): number => new Date(day * dayMillis).getUTCFullYear()

export const firstDayOf = (year: number): Day => (Date.UTC(year, 0, 1) / dayMillis) as Day

export const lastDayOf = (year: number): Day => (Date.UTC(year, 11, 31) / dayMillis) as Day

/** The civil day in Asia/Shanghai at an instant. China has kept UTC+8 the year round since 1992. */
export const dayAt = (epochMillis: number): Day => Math.floor((epochMillis + shanghaiOffsetMillis) / dayMillis) as Day

/** `YYYY-MM-DD` ⇄ `Day`. */
export const Day = Schema.String.check(
  Schema.isPattern(pattern).abort(),
  Schema.makeFilter((text: string) => parseDay(text) !== undefined || "must be an existing day of 1900 to 2199")
).pipe(
  Schema.decodeTo(DayNumber, {
    decode: SchemaGetter.transform((text: string) => parseDay(text) as Day),
    encode: SchemaGetter.transform((day: number) => formatDay(day as Day))
  })
)
