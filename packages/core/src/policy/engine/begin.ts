import type { Hours } from "../../kernel/Hours.ts"
import { round } from "../document/Rounding.ts"
import { duplicates } from "../duplicates.ts"
import type { LearningRecord, Standing } from "../LearningRecord.ts"
import type { Policy } from "../Policy.ts"
import type { Frame, Question, Slice, Tally } from "./Frame.ts"
import { allowed, grantedOf, standingOn } from "./granted.ts"
import { slicesOf } from "./slicesOf.ts"

/** A record that gives nothing, all of its declared hours for one reason. */
const without = (
  declared: Hours,
  why: "otherYear" | "unknownSubject" | "later" | Exclude<Standing, "approved">
): Tally => ({
  counted: 0,
  parts: [],
  reductions: declared === 0 ? [] : [{ why, hours: declared }],
  repeated: 0
})

const counts = (policy: Policy, standing: Standing | undefined, hopeful: boolean): standing is Standing =>
  standing !== undefined && (policy.counts.has(standing) || (hopeful && standing === "pending"))

/** What of a record's hours is given before any cap; what is cut off is noted. */
const give = (policy: Policy, record: LearningRecord, standing: Standing, { reductions }: Tally): Hours => {
  const { declared } = record
  const granted = grantedOf(record, standing)
  if (granted !== declared) reductions.push({ why: "reviewer", hours: (declared - granted) as Hours })
  const worth = allowed(policy, record, granted)
  if (worth !== granted) reductions.push({ why: "award", hours: (granted - worth) as Hours })
  const { rounding } = policy.document
  const rounded = rounding?.of === "record" ? round(rounding, worth) : worth
  if (rounded !== worth) reductions.push({ why: "rounding", hours: (worth - rounded) as Hours })
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
  hopeful: boolean
): Frame => {
  const standings = records.map((record) => standingOn(record, asOf))
  const duplicateOf = duplicates(policy, records, (index) => counts(policy, standings[index], hopeful))
  const tallies = new Array<Tally>(records.length)
  const slices: Array<Slice> = []
  records.forEach((record, index) => {
    const { declared, subject } = record
    const standing = standings[index]
    if (!counts(policy, standing, hopeful)) {
      tallies[index] = without(declared, standing === undefined || standing === "approved" ? "later" : standing)
      return
    }
    if (!policy.sharing.has(subject)) {
      tallies[index] = without(declared, "unknownSubject")
      return
    }
    const tally: Tally = { counted: 0, parts: [], reductions: [], repeated: 0 }
    tallies[index] = tally
    const hours = give(policy, record, standing, tally)
    const first = duplicateOf?.get(index)
    if (first !== undefined) {
      if (hours > 0) tally.reductions.push({ why: "duplicate", hours, of: first })
      return
    }
    const own = slicesOf(policy, index, record, hours)
    if (own.length === 0 && hours > 0) tally.reductions.push({ why: "award", hours })
    for (const slice of own) slices.push(slice)
  })
  return {
    policy,
    year,
    asOf,
    facts,
    records,
    hopeful,
    first: year,
    last: year,
    slices,
    tallies,
    sums: [],
    found: new Map(),
    carried: new Map(),
    depth: 0
  }
}
