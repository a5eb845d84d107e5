import type { Hours } from "../../kernel/Hours.ts"
import { duplicates } from "../duplicates.ts"
import type { LearningRecord, Standing } from "../LearningRecord.ts"
import type { Policy } from "../Policy.ts"
import { round } from "../round.ts"
import type { Frame, Question, Slice } from "./Frame.ts"
import { allowed, grantedOf, standingOn } from "./granted.ts"
import { slicesOf } from "./slicesOf.ts"
import { reduce, type Tally, tallyOf } from "./Tally.ts"
import type { Watch } from "./Watch.ts"

/** Whether records of this state count; `pending` ones too, where the best is hoped for. */
const counts = (policy: Policy, standing: Standing | undefined, hopeful: boolean): standing is Standing =>
  standing !== undefined && (policy.counts.has(standing) || (hopeful && standing === "pending"))

/** What of a record's hours is given before any cap; what is cut off is noted. */
const give = (policy: Policy, record: LearningRecord, standing: Standing, tally: Tally, watch?: Watch): Hours => {
  const { declared } = record
  const granted = grantedOf(record, standing)
  if (granted !== declared) reduce(tally, { why: "reviewer", hours: (declared - granted) as Hours })
  const worth = record.fields === undefined ? granted : allowed(policy, record, granted, watch)
  if (worth !== granted) reduce(tally, { why: "award", hours: (granted - worth) as Hours })
  const { rounding } = policy.document
  if (rounding === undefined || rounding.of === "sum") return worth
  const rounded = round(rounding, worth)
  reduce(tally, { why: "rounding", hours: (worth - rounded) as Hours })
  return rounded
}

/**
 * Looks at every record once: those that cannot count are told why (CMP-02), the others are given what was granted, and cut into
 * the credit years that it counts in.
 */
export const begin = (
  policy: Policy,
  year: number,
  records: ReadonlyArray<LearningRecord>,
  { asOf, facts = {} }: Question,
  hopeful: boolean,
  watch?: Watch
): Frame => {
  const counting = (index: number) => counts(policy, standingOn(records[index] as LearningRecord, asOf), hopeful)
  const duplicateOf = duplicates(policy, records, counting)
  const tallies = new Array<Tally>(records.length)
  const slices: Array<Slice> = []
  for (let index = 0; index < records.length; index++) {
    const record = records[index] as LearningRecord
    const tally = tallyOf(record)
    tallies[index] = tally
    const standing = standingOn(record, asOf)
    if (!counts(policy, standing, hopeful)) {
      const why = standing === undefined || standing === "approved" ? "later" : standing
      reduce(tally, { why, hours: record.declared })
      continue
    }
    if (!policy.sharing.has(record.subject)) {
      reduce(tally, { why: "unknownSubject", hours: record.declared })
      continue
    }
    const hours = give(policy, record, standing, tally, watch)
    const first = duplicateOf?.get(index)
    if (first !== undefined) {
      reduce(tally, { why: "duplicate", hours, of: first })
    } else if (policy.asDeclared) {
      slices.push({ index, year: record.creditYear, hours })
    } else {
      const own = slicesOf(policy, index, record, hours)
      if (own.length === 0) reduce(tally, { why: "award", hours })
      for (const slice of own) slices.push(slice)
    }
  }
  return {
    policy,
    year,
    asOf,
    facts,
    records,
    hopeful,
    watch,
    own: { from: year, to: year, due: true },
    first: year,
    last: year,
    slices,
    tallies,
    sums: [],
    found: [],
    foundElsewhere: undefined,
    carried: undefined
  }
}
