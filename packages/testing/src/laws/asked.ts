import type { LeafFinding, Verdict } from "@xueshi/core"
import { verdictOf } from "../Case.ts"
import { askedOf } from "../reading/askedOf.ts"
import { countedIn } from "../reading/countedIn.ts"
import { isSo } from "../reading/isSo.ts"
import { type Reading, readingOf } from "../reading/Reading.ts"
import { isDueIn, timeOf } from "../reading/timeOf.ts"
import type { Law } from "./Law.ts"
import { same } from "./same.ts"

/** What the document asks, as it is told of a leaf: its state too, which `met` decides where it is measured. */
const read = (reading: Reading, verdict: Verdict, { leaf, met }: LeafFinding, year: number): Partial<LeafFinding> => {
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
    state: state ?? (met ? "met" : isDueIn(leaf.period, time, year) ? "missed" : "notDue"),
    ...(adjustments.length > 0 ? { adjustments } : {}),
    ...(credited > 0 ? { credited } : {})
  } as Partial<LeafFinding>
}

const keys = ["state", "required", "citation", "year", "years", "days", "undated", "adjustments", "credited"] as const

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
      const expected = read(reading, verdict, finding, finding.year ?? one.year)
      return keys.every((key) => same(finding[key], expected[key]))
    })
  }
}
