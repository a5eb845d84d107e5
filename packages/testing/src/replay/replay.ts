import type { Explanation, LearningRecord } from "@xueshi/core"
import { sumOf } from "./arithmetic.ts"
import { replayCaps } from "./replayCaps.ts"
import { replayNode } from "./replayNode.ts"
import { replayRecord } from "./replayRecord.ts"

export type Told = Explanation["records"][number]
/** A record as it is, where it stood, and what is told of it. */
export interface Entry {
  readonly record: LearningRecord
  readonly told: Told
  readonly standing: LearningRecord["standing"] | undefined
  readonly counts: boolean
}

/** What is checked, and everything that does not follow. */
export interface Replay {
  readonly explanation: Explanation
  readonly entries: ReadonlyArray<Entry>
  readonly check: (holds: boolean, fault: string) => void
}

const outcomes = {
  met: "pass",
  missed: "fail",
  exempt: "exempt",
  deemed: "deemed",
  notDue: "exempt",
  undefined: "undefined"
} as const

/**
 * U13: replays an explanation from the records by plain arithmetic, without document or engine, and says what does not follow;
 * nothing where it gives the verdict.
 */
export const replay = (explanation: Explanation, records: ReadonlyArray<LearningRecord>): ReadonlyArray<string> => {
  const { asOf, counting, outcome, passed, proposal, requirement, step, subjects, total, year } = explanation
  const faults: Array<string> = []
  const check = (holds: boolean, fault: string): void => {
    if (!holds) faults.push(fault)
  }
  const all = explanation.records
  const each = all.length === records.length && all.every(({ record }, index) => record === records[index]?.id)
  if (!each) return ["not every record, once"]
  const entries = records.map((record, index): Entry => {
    const { history, standing: now, to } = record
    const standing =
      asOf === undefined || (history === undefined && to <= asOf)
        ? now
        : history?.findLast(({ on }) => on <= asOf)?.standing
    const told = all[index] as Told
    const counts = counting.standings.some((one) => one === standing) && told.sharing.length > 0
    return { record, told, standing, counts }
  })
  const replay: Replay = { explanation, entries, check }
  for (const one of entries) replayRecord(replay, one)
  replayCaps(replay)

  const parts = all.flatMap((one) => one.parts.filter((part) => part.year === year))
  const known = (code: string) => subjects.some((one) => one.code === code)
  const summed = subjects.every(({ code, hours }) => hours === sumOf(parts.filter((part) => part.code === code)))
  check(parts.every(({ code }) => known(code)) && summed, "a subject's total is not the sum")
  check(total === sumOf(subjects), "the total is not the sum")

  const final = outcomes[replayNode(replay, requirement) ?? "exempt"]
  const hopes = final === "fail" && all.some(({ reductions }) => reductions.some(({ why }) => why === "pending"))
  check(outcome === final || (hopes && outcome === "pending"), "the outcome does not follow")
  const { deemed, exempt } = counting
  check(
    passed === (outcome === "pass" || (outcome === "exempt" && exempt) || (outcome === "deemed" && deemed)),
    "passed"
  )
  const open = outcome === "fail" || outcome === "pending"
  const sound = proposal?.every(({ code, hours }) => hours > 0 && hours % step === 0 && known(code)) ?? true
  check(sound && (open || proposal === null), "no proposal that could be")
  return faults
}
