import type { Explanation, LearningRecord } from "@xueshi/core"
import { standingOn } from "../laws/standings.ts"
import { type Replay, replay } from "../replay.ts"
import { auditCaps } from "./auditCaps.ts"
import { auditLeaf, leavesOf } from "./auditLeaf.ts"
import { auditRecord } from "./auditRecord.ts"

/** A record as it is, where it stood, and what is told of it. */
export interface Entry {
  readonly record: LearningRecord
  readonly told: Explanation["records"][number]
  readonly standing: LearningRecord["standing"] | undefined
  readonly counts: boolean
}

export interface Audit extends Replay {
  readonly entries: ReadonlyArray<Entry>
}

/**
 * What an explanation says beyond what its verdict rests on, of one that replays: which record an activity counts by, why hours do
 * not count, in which years and subjects they do, whether caps are full, the fewest hours missing, and what is proposed.
 */
export const auditExplanation = (
  explanation: Explanation,
  records: ReadonlyArray<LearningRecord>
): ReadonlyArray<string> => {
  const broken = replay(explanation, records)
  if (broken.length > 0) return broken
  const { asOf, counting, outcome, proposal, requirement, step, subjects } = explanation
  const faults: Array<string> = []
  const check = (holds: boolean, fault: string): void => {
    if (!holds) faults.push(fault)
  }
  const entries = explanation.records.map((told, at): Entry => {
    const record = records[at] as LearningRecord
    const standing = standingOn(record, asOf)
    const counts = counting.standings.some((one) => one === standing) && told.sharing.length > 0
    return { record, told, standing, counts }
  })
  const audit: Audit = { explanation, records, entries, check }
  for (const one of entries) auditRecord(audit, one)
  for (const one of leavesOf(requirement)) auditLeaf(audit, one)
  auditCaps(audit)
  const isPending = entries.some(({ told }) => told.reductions.some(({ why }) => why === "pending"))
  check(isPending || outcome !== "pending", "nothing is pending")
  const isOpen = outcome === "fail" || outcome === "pending"
  const known = (code: string) => subjects.some((one) => one.code === code)
  const isSound = proposal?.every(({ code, hours }) => hours > 0 && hours % step === 0 && known(code)) ?? true
  check(isSound && (isOpen || proposal === null), "no proposal that could be")
  return faults
}
