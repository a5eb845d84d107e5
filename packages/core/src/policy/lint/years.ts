import type { Years } from "../document/Condition.ts"

/** Sets of credit years, a bit each from 1900 on: what is said of three hundred years is said at once. */
const [first, last] = [1900, 2199]
const allYears = (1n << BigInt(last - first + 1)) - 1n

const within = (year: number): number => Math.min(last, Math.max(first, year))

/** The years from and to, both included; open where one is left out. */
export const yearsOf = ({ from = first, to = last }: Years): bigint => {
  if (from > last || to < first || from > to) return 0n
  const upTo = (1n << BigInt(within(to) - first + 1)) - 1n
  return (upTo >> BigInt(within(from) - first)) << BigInt(within(from) - first)
}

export const everyYear = allYears

/** All other years. */
export const otherThan = (years: bigint): bigint => allYears & ~years

export const hasYear = (years: bigint, year: number): boolean => ((years >> BigInt(year - first)) & 1n) === 1n

/** Years in a row, from the earliest on; the last is open where it goes on to the end of time. */
export const spansOf = (years: bigint): ReadonlyArray<Years> => {
  const spans: Array<{ from: number; to?: number }> = []
  let open: { from: number; to?: number } | undefined
  for (let year = first; year <= last; year++) {
    if (!hasYear(years, year)) open = undefined
    else if (open === undefined) {
      open = { from: year, to: year }
      spans.push(open)
    } else open.to = year
  }
  return spans.map(({ from, to }) => (to === last ? { from } : { from, to: to as number }))
}
