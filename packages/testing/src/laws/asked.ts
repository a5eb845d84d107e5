import type { Leaf, LeafFinding, Verdict } from "@xueshi/core"
import { verdictOf } from "../Case.ts"
import { askedOf, type Counted } from "../reading/askedOf.ts"
import { isSo } from "../reading/isSo.ts"
import { type Reading, readingOf } from "../reading/Reading.ts"
import { timeOf } from "../reading/timeOf.ts"
import { means } from "../replay.ts"
import type { Law } from "./Law.ts"
import { same } from "./same.ts"
import { subjectsWithin } from "./subjectsWithin.ts"

/** What the parts of a verdict give to a leaf in its time. */
const countedIn = (reading: Reading, { contributions, year: judgedYear }: Verdict): Counted => {
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

/** What the document asks, as it is told of a leaf. */
const read = (reading: Reading, verdict: Verdict, leaf: Leaf, year: number): Partial<LeafFinding> => {
  const time = timeOf(reading, leaf.period ?? "year", year)
  const [from, to] = time?.years ?? [year, year]
  const told = {
    ...(year === reading.one.year ? {} : { year }),
    ...(from === to ? {} : { years: [from, to] as const }),
    ...(time?.days === undefined ? {} : { days: time.days as NonNullable<LeafFinding["days"]> }),
    ...(time === undefined ? { undated: true as const } : {})
  }
  const nothing = { required: 0, citation: leaf.citation, ...told }
  if (leaf.when !== undefined && !isSo(reading, leaf.when, { year }))
    return { ...nothing, state: "exempt" } as Partial<LeafFinding>
  if (time === undefined) return { ...nothing, state: "undefined" } as Partial<LeafFinding>
  const { adjustments, citation, credited, hours, state } = askedOf(reading, countedIn(reading, verdict), leaf, year)
  return {
    required: hours,
    citation,
    ...told,
    ...(state === undefined ? {} : { state }),
    ...(adjustments.length > 0 ? { adjustments } : {}),
    ...(credited > 0 ? { credited } : {})
  } as Partial<LeafFinding>
}

const measured: ReadonlyArray<string> = ["met", "missed", "notDue"]

const keys = ["required", "citation", "year", "years", "days", "undated", "adjustments", "credited"] as const

/** U10: what is asked is what the document says, read from facts, days and records another way. */
export const asked: Law = {
  id: "U10",
  rules: ["CMP-03", "CMP-05"],
  title: "what is asked is what the document says",
  statement: {
    zh: "另行从文件、人员情况和记录逐日读出：各项要求的时间范围、学时、调整和依据，与结论一致",
    en: "read day by day from the document, the facts and the records: the time, hours, changes and basis of each demand"
  },
  holds: (one, judge) => {
    const verdict = verdictOf(one, judge)
    const reading = readingOf(one)
    return verdict.leaves.every((finding) => {
      const { leaf, state, year = one.year } = finding
      const expected = read(reading, verdict, leaf, year)
      const isState = expected.state === undefined ? measured.includes(state) : state === expected.state
      return isState && keys.every((key) => same(finding[key], expected[key]))
    })
  }
}
