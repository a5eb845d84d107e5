import type { Hours } from "../kernel/Hours.ts"
import { contentOrder } from "./contentOrder.ts"
import type { LearningRecord } from "./LearningRecord.ts"
import type { CompiledCap, Policy, Sharing } from "./Policy.ts"
import type { Contribution, Part, Reduction } from "./Verdict.ts"

/** Takes from `hours` what a cap leaves room for, and notes what it drops. */
const limit = (hours: number, room: number, cap: CompiledCap["cap"], reductions: Array<Reduction>): number => {
  if (hours <= room) return hours
  reductions.push({ why: "cap", hours: (hours - room) as Hours, cap })
  return room
}

const concerns = (cap: CompiledCap, form: string): boolean => cap.forms === undefined || cap.forms.has(form)

/**
 * Counts records under caps, in the order item, form and group, subject; what is above is dropped. Who loses to a cap is
 * decided by content (see `contentOrder`). Writes into `totals` and `contributions`.
 */
export const applyCaps = (
  policy: Policy,
  records: ReadonlyArray<LearningRecord>,
  counting: ReadonlyArray<number>,
  share: (policy: Policy, sharing: Sharing, hours: Hours, totals: Array<number>) => Array<Part>,
  totals: Array<number>,
  contributions: Array<Contribution>
): void => {
  const inYear = new Map<CompiledCap, number>()
  // The parts of one record share a cap on that record: two subjects under it do not get its hours twice.
  const inRecord = new Map<CompiledCap, number>()
  const take = (cap: CompiledCap, hours: number, reductions: Array<Reduction>): number => {
    const used = cap.cap.per === "record" ? inRecord : inYear
    const before = used.get(cap) ?? 0
    const taken = limit(hours, cap.cap.atMost - before, cap.cap, reductions)
    used.set(cap, before + taken)
    return taken
  }
  const inOrder = counting.toSorted((a, b) => contentOrder(records[a] as LearningRecord, records[b] as LearningRecord))
  const scratch = new Array<number>(totals.length).fill(0)
  for (const index of inOrder) {
    const record = records[index] as LearningRecord
    const reductions: Array<Reduction> = []
    const { declared, form, id, recognised } = record
    if (recognised !== declared) reductions.push({ why: "reviewer", hours: (declared - recognised) as Hours })
    inRecord.clear()
    let hours: number = recognised
    for (const caps of [policy.caps.record, policy.caps.year]) {
      for (const cap of caps) if (concerns(cap, form)) hours = take(cap, hours, reductions)
    }
    let counted = 0
    const parts: Array<Part> = []
    for (const part of share(policy, policy.sharing.get(record.subject) as Sharing, hours as Hours, scratch)) {
      const subject = policy.subjects.indexOf(part.subject)
      let kept: number = part.hours
      for (const cap of policy.caps.subject) {
        if (concerns(cap, form) && cap.subjects?.has(subject)) kept = take(cap, kept, reductions)
      }
      counted += kept
      totals[subject] = (totals[subject] as number) + kept
      if (kept > 0) parts.push({ subject: part.subject, hours: kept as Hours })
    }
    contributions[index] = { record: id, declared, counted: counted as Hours, parts, reductions }
  }
}
