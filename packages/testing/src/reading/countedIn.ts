import type { Verdict } from "@xueshi/core"
import { subjectsWithin } from "../laws/subjectsWithin.ts"
import { means } from "../replay.ts"
import type { Counted } from "./askedOf.ts"
import type { Reading } from "./Reading.ts"
import { timeOf } from "./timeOf.ts"

/** What the parts of a verdict give to a leaf in its time. */
export const countedIn = (reading: Reading, { contributions, year: judgedYear }: Verdict): Counted => {
  const { policy, records } = reading.one
  return ({ counting, of, period = "year" }, year, all) => {
    const time = timeOf(reading, period, year)
    if (time === undefined) return 0
    const [from, to] = time.years
    const codes = all ? undefined : of.subjects && subjectsWithin(policy.document, of.subjects)
    return contributions.reduce((sum, { parts }, at) => {
      const record = records[at]
      const [first, last] = time.days ?? [record?.to ?? 0, record?.to ?? 0]
      if (record === undefined || record.to < first || record.to > last) return sum
      if (!all && !means(of as Parameters<typeof means>[0], record)) return sum
      const own = parts.filter(
        ({ subject, year = judgedYear }) => from <= year && year <= to && (codes?.has(subject) ?? true)
      )
      const hours = own.reduce((given, part) => given + part.hours, 0)
      return sum + (counting === "records" && !all ? (hours > 0 ? 1000 : 0) : hours)
    }, 0)
  }
}
