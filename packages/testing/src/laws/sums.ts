import type { Contribution, LearningRecord } from "@xueshi/core"
import { verdictOf } from "../Case.ts"
import type { Law } from "./Law.ts"
import { granted } from "./standings.ts"

export const sum = (numbers: Iterable<number>): number => {
  let total = 0
  for (const one of numbers) total += one
  return total
}

/** Each record with its contribution; throws where the verdict leaves one out. */
export const paired = (
  records: ReadonlyArray<LearningRecord>,
  contributions: ReadonlyArray<Contribution>
): ReadonlyArray<readonly [LearningRecord, Contribution]> => {
  const byId = new Map(contributions.map((one) => [one.record, one]))
  if (byId.size !== records.length || contributions.length !== records.length)
    throw new Error(`${records.length} records, ${contributions.length} contributions`)
  return records.map((record) => {
    const contribution = byId.get(record.id)
    if (contribution === undefined) throw new Error(`no contribution of record ${record.id}`)
    return [record, contribution]
  })
}

/** The hours of parts in a year, of a verdict on another one or the same. */
const hoursIn = (parts: Contribution["parts"], year: number, judgedYear: number): ReadonlyArray<number> =>
  parts.filter((part) => (part.year ?? judgedYear) === year).map(({ hours }) => hours)

/** U5: nothing is lost and nothing is invented. */
export const conserved: Law = {
  id: "U5",
  rules: ["CMP-04"],
  title: "what counted and what did not make up what was declared",
  statement: {
    zh: "计入的学时加上各种未计的学时，恰好等于申报的学时：逐条如此，合计也如此",
    en: "counted hours and all reductions are exactly the declared hours, record by record and in sum"
  },
  holds: (one, judge) => {
    const { records, year } = one
    const { contributions, total } = verdictOf(one, judge)
    const dropped = ({ reductions }: Contribution) => sum(reductions.map(({ hours }) => hours))
    // Hours that the document counts again in further years are told; they come on top of what was declared.
    const given = ({ declared, repeated = 0 }: { readonly declared: number; readonly repeated?: number }) =>
      declared + repeated
    const each = paired(records, contributions).every(
      ([record, one]) => one.declared === record.declared && one.counted + dropped(one) === given(one)
    )
    const elsewhere = sum(contributions.map(({ counted, parts }) => counted - sum(hoursIn(parts, year, year))))
    return each && total + elsewhere + sum(contributions.map(dropped)) === sum(contributions.map(given))
  }
}

/** U7: never negative, never a rounding residue. */
export const whole: Law = {
  id: "U7",
  rules: ["CMP-04", "CMP-05", "DEC-13"],
  title: "never negative, never a residue",
  statement: {
    zh: "各部分之和等于计入学时，各科目之和等于合计，无负数、无尾差，也没有零学时的部分",
    en: "parts sum to what counted, parts of all records to the subjects, subjects to the total; nothing is negative, and no part is of nothing"
  },
  holds: (one, judge) => {
    const { policy, year } = one
    const { contributions, leaves, subjects, total } = verdictOf(one, judge)
    const parts = contributions.flatMap((one) => one.parts)
    const here = parts.filter((part) => (part.year ?? year) === year)
    const numbers = [
      total,
      ...subjects.map(({ hours }) => hours),
      ...parts.map(({ hours }) => hours),
      ...contributions.flatMap(({ counted, reductions, repeated = 0 }) => [
        ...[counted, repeated],
        ...reductions.map(({ hours }) => hours)
      ]),
      ...leaves.flatMap(({ counted, missing, required }) => [counted, required, missing ?? 0])
    ]
    return (
      numbers.every((one) => Number.isSafeInteger(one) && one >= 0) &&
      parts.every(({ hours }) => hours > 0) &&
      contributions.every(({ counted, parts }) => sum(parts.map(({ hours }) => hours)) === counted) &&
      subjects.length === policy.document.subjects.length &&
      subjects.every(
        ({ hours, subject }) => hours === sum(here.filter((part) => part.subject === subject).map((part) => part.hours))
      ) &&
      sum(subjects.map(({ hours }) => hours)) === total
    )
  }
}

/** U8: nobody is given more than was recognised, nor recognised more than was declared. */
export const bounded: Law = {
  id: "U8",
  rules: ["CMP-02", "DEC-06"],
  title: "counted at most recognised, recognised at most declared",
  statement: {
    zh: "一年内计入的学时不超过认定的学时，认定的不超过申报的",
    en: "hours counted in a year are at most those recognised, and those at most the declared ones"
  },
  holds: (one, judge) => {
    const { question, records, year } = one
    return paired(records, verdictOf(one, judge).contributions).every(([record, { counted, parts, repeated = 0 }]) => {
      const years = new Set(parts.map((part) => part.year ?? year))
      const most = granted(record, question)
      const inEach = [...years].every((each) => sum(hoursIn(parts, each, year)) <= most)
      return inEach && (repeated > 0 || counted <= most) && record.recognised <= record.declared
    })
  }
}
