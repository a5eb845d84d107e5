import type { Contribution } from "@xueshi/core"
import { type Case, verdictOf } from "../Case.ts"
import { readingOf } from "../reading/Reading.ts"
import { type Piece, recount } from "../reading/recount.ts"
import type { Law } from "./Law.ts"
import { same } from "./same.ts"

/** Whether it can be counted in one go: neither what leaves lack nor what counts in the end decides where hours go. */
const isInOneGo = ({ policy: { document } }: Case): boolean =>
  document.sharedSubjects.every(({ either }) => either === undefined) &&
  document.caps.every(({ atMost }) => typeof atMost === "number" || "records" in atMost || atMost.of !== "counted")

type Sent = readonly [where: string, hours: number]

const where = (...parts: ReadonlyArray<unknown>): string => JSON.stringify(parts)

const told = ({ parts, record, reductions }: Contribution, judgedYear: number): ReadonlyArray<Sent> => [
  ...parts.map(
    ({ hours, spilledBy, subject, year = judgedYear }): Sent => [where(record, year, subject, spilledBy), hours]
  ),
  ...reductions.flatMap(
    (one): ReadonlyArray<Sent> =>
      one.why === "cap" ? [[where(record, one.year ?? judgedYear, undefined, one.cap.code), one.hours]] : []
  )
]

const counted = ({ cap, hours, record, subject, year }: Piece): Sent => [where(record.id, year, subject, cap), hours]

/** Hours by record, year, and where they went. */
const summedUp = (pieces: ReadonlyArray<Sent>): ReadonlyArray<Sent> => {
  const sums = new Map<string, number>()
  for (const [place, hours] of pieces) sums.set(place, (sums.get(place) ?? 0) + hours)
  return [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1))
}

/** U6: counted again from the document, cap after cap, each record gives the same to the same subjects and loses the same. */
export const recounted: Law = {
  id: "U6",
  rules: ["CMP-04", "DEC-13"],
  title: "caps take what they must, in their order, and no more",
  statement: {
    zh: "按文件逐条重新计算：各年度、各科目计入多少，每个上限扣去多少、转去何处，与结论一致",
    en: "counted again from the document: what each year and subject gets, and what each cap takes or sends elsewhere"
  },
  holds: (one, judge) => {
    if (!isInOneGo(one)) return true
    const said = verdictOf(one, judge).contributions.flatMap((contribution) => told(contribution, one.year))
    return same(summedUp(recount(readingOf(one)).map(counted)), summedUp(said))
  }
}
