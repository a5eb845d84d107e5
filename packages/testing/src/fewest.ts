import type { Hours, LearningRecord } from "@xueshi/core"
import type { Case } from "./Case.ts"

/** One record that has the hours of both. */
const joined = (one: LearningRecord, other: LearningRecord): LearningRecord => ({
  ...one,
  declared: (one.declared + other.declared) as Hours,
  recognised: (one.recognised + other.recognised) as Hours
})

/** A record with nothing told of it that a witness can do without. */
const plain = ({ fields: _, history: __, ...record }: LearningRecord): LearningRecord => ({ ...record, identity: null })

/** A case with less to it, in every way in which one thing of it can go: a record, two that become one, a fact, the day as of which is judged. */
function* lesser(one: Case): Generator<Case> {
  const { question: { asOf, facts = {} } = {}, records, ...rest } = one
  const known = asOf === undefined ? { facts } : { asOf, facts }
  for (const index of records.keys()) yield { ...rest, question: known, records: records.toSpliced(index, 1) }
  for (const [index, record] of records.entries())
    for (const [place, other] of records.entries())
      if (place !== index && record.standing === other.standing)
        yield { ...rest, question: known, records: records.with(index, joined(record, other)).toSpliced(place, 1) }
  if (asOf !== undefined) yield { ...rest, question: { facts }, records }
  for (const fact of Object.keys(facts)) {
    const { [fact]: _, ...others } = facts
    yield { ...rest, question: { ...known, facts: others }, records }
  }
  for (const [index, record] of records.entries())
    if (record.identity !== null || record.fields !== undefined || record.history !== undefined)
      yield { ...rest, question: known, records: records.with(index, plain(record)) }
}

/** The case made as small as it can be, one thing after the other, while something holds of it. Generators shrink values; this shrinks what aims added. */
export const fewest = (one: Case, holds: (one: Case) => boolean): Case => {
  for (const less of lesser(one)) if (holds(less)) return fewest(less, holds)
  return one
}
