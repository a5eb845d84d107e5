import {
  type Day,
  fromCivil,
  type Leaf,
  type LeafFinding,
  type LearningRecord,
  lastDayOf,
  type Policy,
  type Text,
  yearOf
} from "@xueshi/core"
import { daysOf } from "../calendar.ts"
import { type Judged, type Path, type Point, pointAt } from "./Point.ts"
import { leafPlacesOf } from "./places.ts"

type Span = readonly [Day, Day]

/** The day of a record that decides which year it counts in. */
const dayOf = ({ document, forms }: Policy, { form, from, to }: LearningRecord): Day =>
  (forms.get(form)?.attribution ?? document.attribution) === "start" ? from : to

/** The four days at the borders of a period. */
const bordersOf = (
  path: Path,
  what: Text,
  daysIn: (one: Judged) => ReadonlyArray<Span>,
  isMeant: (policy: Policy, record: LearningRecord) => boolean
): ReadonlyArray<Point> => {
  const point = (side: string, words: Text, dayAt: (span: Span) => number) =>
    pointAt(
      path,
      side,
      { zh: `${what.zh}${words.zh}的记录`, en: `a record on ${words.en} ${what.en}` },
      { zh: `写一个有${what.zh}${words.zh}的记录的用例`, en: `write a case with a record on ${words.en} ${what.en}` },
      (one) => {
        const { policy, records } = one
        const days = new Set(daysIn(one).map(dayAt))
        return records.some(
          (record) => policy.counts.has(record.standing) && days.has(dayOf(policy, record)) && isMeant(policy, record)
        )
      }
    )
  return [
    point("day before", { zh: "第一天的前一天", en: "the day before" }, ([first]) => first - 1),
    point("first day", { zh: "第一天", en: "the first day of" }, ([first]) => first),
    point("last day", { zh: "最后一天", en: "the last day of" }, ([, last]) => last),
    point("day after", { zh: "最后一天的后一天", en: "the day after" }, ([, last]) => last + 1)
  ]
}

/** First and last day that a leaf was summed over. */
const spanOf = (
  { document }: Policy,
  { days, undated, year, years }: LeafFinding,
  judged: number
): ReadonlyArray<Span> => {
  if (undated) return []
  const [from, to] = years ?? [year ?? judged, year ?? judged]
  return [days ?? [daysOf(document, from)[0], daysOf(document, to)[1]]]
}

const periodPoints = (leaf: Leaf, path: Path): ReadonlyArray<Point> => {
  const { forms, where = {} } = leaf.of
  const isMeant = (policy: Policy, { fields, form, subject }: LearningRecord) => {
    const { subjects = [] } = policy.leaves.find((one) => one.leaf.leaf === leaf.leaf) ?? {}
    return (
      (forms?.includes(form) ?? true) &&
      Object.entries(where).every(([key, values]) => values.includes(fields?.[key] ?? "")) &&
      (policy.sharing.get(subject)?.parts.some((part) => subjects.includes(part.subject)) ?? false)
    )
  }
  return bordersOf(
    [...path, "period"],
    { zh: `“${leaf.name.zh}”的周期`, en: `the period of "${leaf.name.en}"` },
    ({ policy, verdict }) =>
      verdict.leaves
        .filter((finding) => finding.leaf.leaf === leaf.leaf)
        .flatMap((finding) => spanOf(policy, finding, verdict.year)),
    isMeant
  )
}

/** The last day on which what counts for a year can be recorded, and the day after. */
const deadlinePoints = ({ document: { recordBy } }: Policy): ReadonlyArray<Point> => {
  if (recordBy === undefined) return []
  const recordedAfter = (one: Judged): ReadonlyArray<number> => {
    const ends = yearOf(daysOf(one.policy.document, one.year)[1])
    const last = fromCivil(ends + recordBy.yearsAfter, recordBy.month, recordBy.day) ?? lastDayOf(ends)
    return one.records.flatMap(({ creditYear, history }) => {
      const recorded = history?.find(({ standing }) => standing !== "draft")?.on
      return recorded === undefined || creditYear !== one.year ? [] : [recorded - last]
    })
  }
  const point = (side: string, zh: string, en: string, days: number) =>
    pointAt(
      ["recordBy"],
      side,
      { zh: `${zh}登记的记录`, en: `a record that is put down on ${en}` },
      { zh: `写一个有${zh}登记的记录的用例`, en: `write a case with a record that is put down on ${en}` },
      (one) => recordedAfter(one).includes(days)
    )
  return [
    point("last day", "截止日当天", "the last day for it", 0),
    point("day after", "截止日的后一天", "the day after the last one for it", 1)
  ]
}

/** Both sides of every border of a period: the year, each longer period of a leaf, the day by which to record. */
export const dayPoints = (policy: Policy): ReadonlyArray<Point> => [
  ...bordersOf(
    ["year"],
    { zh: "年度", en: "the year" },
    ({ policy: { document }, year }) => [daysOf(document, year)],
    () => true
  ),
  ...leafPlacesOf(policy.document.requirement).flatMap(({ leaf, path }) =>
    typeof leaf.period === "object" ? periodPoints(leaf, path) : []
  ),
  ...deadlinePoints(policy)
]
