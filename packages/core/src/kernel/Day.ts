import type { Brand } from "effect"

/**
 * A civil day in Asia/Shanghai, as days since 1970-01-01; 1900-01-01 to 2199-12-31. Encoded as `YYYY-MM-DD`.
 * Arithmetic on days is arithmetic on integers; no time zone can move it.
 */
export type Day = number & Brand.Brand<"Day">

const dayMillis = 86_400_000
const shanghaiOffsetMillis = 8 * 3_600_000
/** The form of a written day. */
export const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/u

/** The first and the last day: 1900-01-01 and 2199-12-31. */
export const [firstDay, lastDay] = [-25_567, 84_005] as const

/** The day of a proleptic Gregorian date, or undefined where no such day exists (31 April, year 1899). */
export const fromCivil = (year: number, month: number, day: number): Day | undefined => {
  if (year < 1900 || year > 2199) return undefined
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? ((date.getTime() / dayMillis) as Day)
    : undefined
}

/** Days and their texts as they were read and written: few in practice, and never more than there are days. */
const [days, texts] = [new Map<string, Day>(), new Map<Day, string>()]

const readDay = (text: string): Day | undefined => {
  const match = dayPattern.exec(text)
  const day = match === null ? undefined : fromCivil(Number(match[1]), Number(match[2]), Number(match[3]))
  if (day !== undefined) days.set(text, day)
  return day
}

const writeDay = (day: Day): string => {
  const text = new Date(day * dayMillis).toISOString().slice(0, 10)
  if (day >= firstDay && day <= lastDay) texts.set(day, text)
  return text
}

/** Reads `YYYY-MM-DD`; undefined where the text is no day. */
export const parseDay = (text: string): Day | undefined => days.get(text) ?? readDay(text)

export const formatDay = (day: Day): string => texts.get(day) ?? writeDay(day)

export const yearOf = (day: Day): number => new Date(day * dayMillis).getUTCFullYear()

export const firstDayOf = (year: number): Day => (Date.UTC(year, 0, 1) / dayMillis) as Day

export const lastDayOf = (year: number): Day => (Date.UTC(year, 11, 31) / dayMillis) as Day

/** The civil day in Asia/Shanghai at an instant. China has kept UTC+8 the year round since 1992. */
export const dayAt = (epochMillis: number): Day => Math.floor((epochMillis + shanghaiOffsetMillis) / dayMillis) as Day

/** The day so many months later; the last of its month where that has no such day. */
export const addMonths = (day: Day, months: number): Day => {
  const date = new Date(day * dayMillis)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months]
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return (Date.UTC(year, month, Math.min(date.getUTCDate(), last)) / dayMillis) as Day
}
