import { type Day, fromCivil, yearOf } from "@xueshi/core"

/** First and last day, both included. */
export type Stretch = readonly [from: number, to: number]

/** Year, month and day of the month. */
const dateOf = (day: number): readonly [year: number, month: number, day: number] => {
  const year = yearOf(day as Day)
  const date = new Date(day * 86_400_000)
  return [year, date.getUTCMonth() + 1, date.getUTCDate()]
}

/** The day so many months later or, below zero, earlier: the last of a month that is too short. */
export const monthsLater = (day: number, months: number): number => {
  const [year, month, date] = dateOf(day)
  const later = year * 12 + month - 1 + months
  const [inYear, inMonth] = [Math.floor(later / 12), (((later % 12) + 12) % 12) + 1]
  for (let last = date; last > 0; last--) {
    const found = fromCivil(inYear, inMonth, last)
    if (found !== undefined) return found
  }
  return Math.floor(Date.UTC(inYear, inMonth - 1, date) / 86_400_000)
}

/** Whole years from a day to another one. */
export const wholeYears = (from: number, to: number): number => {
  let years = dateOf(to)[0] - dateOf(from)[0] - 1
  while (monthsLater(from, 12 * (years + 1)) <= to) years++
  return years
}

/** The months of a stretch, from its first day on: the last one may end after it. */
export const monthsIn = ([from, to]: Stretch): ReadonlyArray<Stretch> => {
  const months: Array<Stretch> = []
  for (let next = from; next <= to; ) {
    const first = next
    next = monthsLater(from, months.length + 1)
    months.push([first, next - 1])
  }
  return months
}
