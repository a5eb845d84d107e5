import type { Hours } from "../../kernel/Hours.ts"
import { isMeant } from "../compile/filters.ts"
import type { LearningRecord } from "../LearningRecord.ts"
import type { CompiledCap } from "../Policy.ts"
import { noteCap } from "./addTo.ts"
import { applies } from "./capScope.ts"
import type { Frame } from "./Frame.ts"
import type { Tally } from "./Tally.ts"

/**
 * A cap as a share of all that counts, what it caps included: `c ≤ share × (others + c)`. What is above goes from the records
 * that come last by content.
 */
const trim = (frame: Frame, cap: CompiledCap): boolean => {
  const { policy, records, slices, sums, tallies } = frame
  const { atMost } = cap.cap
  if (typeof atMost !== "object" || !("share" in atMost)) return false
  const { denominator, numerator } = atMost.share
  if (numerator >= denominator) return false
  let any = false
  const { length } = policy.subjects
  for (let year = frame.first; year <= frame.last; year++) {
    if (!applies(frame, cap, year)) continue
    let total = 0
    for (let subject = 0; subject < length; subject++) total += sums[(year - frame.first) * length + subject] as number
    const own = slices.filter((slice) => slice.year === year).toReversed()
    const meant = (index: number, subject: string) =>
      isMeant(cap, records[index] as LearningRecord, policy.subjects.indexOf(subject))
    const isOf = (part: { readonly year?: number }) => (part.year ?? frame.year) === year
    let capped = 0
    for (const { index } of own)
      for (const part of (tallies[index] as Tally).parts)
        if (isOf(part) && meant(index, part.subject)) capped += part.hours
    const limit = Math.floor((numerator * (total - capped)) / (denominator - numerator))
    let over = capped - limit
    for (const { index } of own) {
      const tally = tallies[index] as Tally
      for (let at = tally.parts.length - 1; at >= 0 && over > 0; at--) {
        const part = tally.parts[at] as Tally["parts"][number]
        if (!isOf(part) || !meant(index, part.subject)) continue
        const cut = Math.min(over, part.hours)
        over -= cut
        any = true
        tally.counted = (tally.counted - cut) as Hours
        const place = (year - frame.first) * length + policy.subjects.indexOf(part.subject)
        sums[place] = (sums[place] as number) - cut
        tally.parts =
          cut === part.hours
            ? tally.parts.toSpliced(at, 1)
            : tally.parts.with(at, { ...part, hours: (part.hours - cut) as Hours })
        noteCap(frame, cap, { index, year }, cut, limit)
      }
    }
  }
  return any
}

/** The caps as shares of all that counts, again and again until none takes anything: what one takes makes the whole less. */
export const trimShares = (frame: Frame): void => {
  const { counted } = frame.policy.caps
  let again = counted.length > 0
  while (again) {
    again = false
    for (const cap of counted) if (trim(frame, cap)) again = counted.length > 1
  }
}
