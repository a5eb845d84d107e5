import type { Contribution, LearningRecord } from "@xueshi/core"
import type { Law } from "./Law.ts"

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

/** U5: nothing is lost and nothing is invented. */
export const conserved: Law = {
  id: "U5",
  rules: ["CMP-04"],
  title: "what counted and what did not make up what was declared",
  statement: {
    zh: "计入的学时加上各种未计的学时，恰好等于申报的学时：逐条如此，合计也如此",
    en: "counted hours and all reductions are exactly the declared hours, record by record and in sum"
  },
  holds: ({ policy, records, year }, judge) => {
    const { contributions, total } = judge(policy, year, records)
    const dropped = ({ reductions }: Contribution) => sum(reductions.map(({ hours }) => hours))
    const each = paired(records, contributions).every(
      ([record, one]) => one.declared === record.declared && one.counted + dropped(one) === record.declared
    )
    return each && total + sum(contributions.map(dropped)) === sum(records.map(({ declared }) => declared))
  }
}

/** U7: never negative, never a rounding residue. */
export const whole: Law = {
  id: "U7",
  rules: ["CMP-04", "CMP-05", "DEC-13"],
  title: "never negative, never a residue",
  statement: {
    zh: "各部分之和等于计入学时，各科目之和等于合计，无负数、无尾差",
    en: "parts sum to what counted, parts of all records to the subjects, subjects to the total; nothing is negative"
  },
  holds: ({ policy, records, year }, judge) => {
    const { contributions, leaves, subjects, total } = judge(policy, year, records)
    const parts = contributions.flatMap((one) => one.parts)
    const numbers = [
      total,
      ...subjects.map(({ hours }) => hours),
      ...parts.map(({ hours }) => hours),
      ...contributions.flatMap(({ counted, reductions }) => [counted, ...reductions.map(({ hours }) => hours)]),
      ...leaves.flatMap(({ counted, missing, required }) => [counted, required, missing ?? 0])
    ]
    return (
      numbers.every((one) => Number.isSafeInteger(one) && one >= 0) &&
      contributions.every(({ counted, parts }) => sum(parts.map(({ hours }) => hours)) === counted) &&
      subjects.length === policy.document.subjects.length &&
      subjects.every(
        ({ hours, subject }) =>
          hours === sum(parts.filter((part) => part.subject === subject).map((part) => part.hours))
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
  holds: ({ policy, records, year }, judge) => {
    const { contributions, total } = judge(policy, year, records)
    const recognised = sum(records.map((one) => (one.creditYear === year ? one.recognised : 0)))
    return (
      total <= recognised &&
      paired(records, contributions).every(
        ([record, { counted }]) => counted <= record.recognised && record.recognised <= record.declared
      )
    )
  }
}
