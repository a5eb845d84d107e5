import type { Region } from "../codes/region.ts"

/** One person as the report sees them. */
export interface ReportedPerson {
  readonly region: Region
  /** At least one counted hour in the year. */
  readonly learned: boolean
  readonly passed: boolean
}

/** A line of the completion report (STA-02): counts of people. */
export interface CompletionLine {
  readonly registered: number
  readonly learned: number
  readonly passed: number
}

/** Completion per region, and of all. */
export interface CompletionReport {
  readonly regions: ReadonlyMap<Region, CompletionLine>
  readonly total: CompletionLine
}

const none: CompletionLine = { registered: 0, learned: 0, passed: 0 }

const count = (line: CompletionLine, { learned, passed }: ReportedPerson): CompletionLine => ({
  registered: line.registered + 1,
  learned: line.learned + (learned ? 1 : 0),
  passed: line.passed + (passed ? 1 : 0)
})

/** STA-02: registered, learned and passed per region and in total; the total is the sum of the regions. */
export const completionReport = (people: Iterable<ReportedPerson>): CompletionReport => {
  const regions = new Map<Region, CompletionLine>()
  let total = none
  for (const person of people) {
    regions.set(person.region, count(regions.get(person.region) ?? none, person))
    total = count(total, person)
  }
  return { regions, total }
}

/** Passed of registered in percent with one decimal, rounded half up by whole numbers; `0.0%` where nobody is. */
export const passRate = ({ passed, registered }: CompletionLine): string => {
  const tenths = registered === 0 ? 0 : Math.floor((passed * 2000 + registered) / (registered * 2))
  return `${Math.floor(tenths / 10)}.${tenths % 10}%`
}
