import { contentOrder } from "./contentOrder.ts"
import type { LearningRecord } from "./LearningRecord.ts"
import type { Policy } from "./Policy.ts"

/** Up to this many records, comparing each with each is faster than a table. */
const few = 24

/** Whether two of a few records are the same activity: the common answer is no, and it allocates nothing. */
const anyTwice = (records: ReadonlyArray<LearningRecord>): boolean => {
  for (let later = 1; later < records.length; later++) {
    const { identity } = records[later] as LearningRecord
    if (identity === null) continue
    for (let earlier = 0; earlier < later; earlier++) {
      const other = (records[earlier] as LearningRecord).identity
      if (other !== null && other.length === identity.length && other === identity) return true
    }
  }
  return false
}

/**
 * DEC-10: one activity counts once, whatever route or year it came by. Gives, for each counting record whose activity
 * another one claims first by content, the index of the record → the id of that other one; undefined where there is none.
 * A record that gives nothing anyway, since it does not count or the policy does not know its subject, claims no activity.
 */
export const duplicates = (
  policy: Policy,
  records: ReadonlyArray<LearningRecord>,
  counts: (index: number) => boolean = (index) => (records[index] as LearningRecord).standing === "approved"
): ReadonlyMap<number, string> | undefined => {
  if (records.length <= few && !anyTwice(records)) return undefined
  const first = new Map<string, number>()
  const contends = ({ identity, subject }: LearningRecord, index: number): boolean =>
    identity !== null && counts(index) && policy.sharing.has(subject)
  records.forEach((record, index) => {
    if (!contends(record, index)) return
    const held = first.get(record.identity as string)
    if (held === undefined || contentOrder(record, records[held] as LearningRecord) < 0)
      first.set(record.identity as string, index)
  })
  const losers = new Map<number, string>()
  records.forEach((record, index) => {
    if (!contends(record, index)) return
    const held = first.get(record.identity as string) as number
    if (held !== index) losers.set(index, (records[held] as LearningRecord).id)
  })
  return losers
}
