import type { Hours } from "../../kernel/Hours.ts"
import { isMeant } from "../compile/filters.ts"
import type { LearningRecord } from "../LearningRecord.ts"
import type { CompiledCarry, CompiledLeaf } from "../Policy.ts"
import type { Carried } from "../Verdict.ts"
import type { Frame } from "./Frame.ts"
import { holds } from "./holds.ts"
import { measured } from "./measured.ts"
import { requiredOf } from "./requiredOf.ts"
import type { Tally } from "./Tally.ts"

interface Lot {
  readonly from: number
  left: number
}

/** Hours of a year that a carry may take. */
const selected = (
  { policy, records, tallies, year: judged }: Frame,
  { filter }: CompiledCarry,
  year: number
): number => {
  let sum = 0
  for (let index = 0; index < tallies.length; index++) {
    for (const part of (tallies[index] as Tally).parts) {
      if ((part.year ?? judged) !== year) continue
      if (isMeant(filter, records[index] as LearningRecord, policy.subjects.indexOf(part.subject))) sum += part.hours
    }
  }
  return sum
}

const isAsked = (frame: Frame, index: number, year: number): boolean => {
  const { leaf } = frame.policy.leaves[index] as CompiledLeaf
  return leaf.when === undefined || holds(frame, leaf.when, year)
}

/** Hours of a year above what its leaf asks by its own records. */
const surplus = (frame: Frame, carry: CompiledCarry, year: number): number => {
  const {
    after,
    carry: { atMost, when },
    over
  } = carry
  const own = measured(frame, over, year).counted
  const { hours, state } = requiredOf(frame, over, year)
  if (state === "undefined" || own <= hours) return 0
  if (when !== undefined && !holds(frame, when, year)) return 0
  if (after !== undefined && measured(frame, after, year).counted < requiredOf(frame, after, year).hours) return 0
  return Math.min(own - hours, selected(frame, carry, year), atMost ?? Number.POSITIVE_INFINITY)
}

/** How much a leaf lacks in a year, with what other carries have brought. */
const deficit = (frame: Frame, index: number, year: number): number => {
  if (!isAsked(frame, index, year)) return 0
  const { credited, hours, state } = requiredOf(frame, index, year)
  if (state !== undefined) return 0
  const brought = (frame.carried?.get(year)?.[index] ?? []).reduce((sum, one) => sum + one.hours, 0)
  return Math.max(0, hours - credited - measured(frame, index, year).counted - brought)
}

const bring = (frame: Frame, { carry, to }: CompiledCarry, year: number, from: number, hours: number): void => {
  const all = frame.carried ?? new Map<number, ReadonlyArray<ReadonlyArray<Carried> | undefined>>()
  const before = all.get(year) ?? []
  const after = frame.policy.leaves.map((_, index) => {
    const lack = to.includes(index) ? deficit(frame, index, year) : 0
    const used = Math.min(hours, lack)
    return used > 0 ? [...(before[index] ?? []), { carry: carry.code, from, hours: used as Hours }] : before[index]
  })
  frame.carried = all.set(year, after)
}

/** Takes what a year lacks from lots, the oldest first. */
const fill = (frame: Frame, carry: CompiledCarry, year: number, lots: ReadonlyArray<Lot>): void => {
  for (const lot of lots) {
    const lack = Math.max(0, ...carry.to.map((index) => deficit(frame, index, year)))
    const used = Math.min(lack, lot.left)
    if (used <= 0) continue
    bring(frame, carry, year, lot.from, used)
    lot.left -= used
  }
}

/**
 * Moves what is above one year's demand to other years that lack it, year after year from the earliest: first to years
 * before (`back`), since those are over, then on (`forward`). Hours that fill one year are gone for the others.
 */
export const carryOver = (frame: Frame): void => {
  // What a year asked before the rule was in force, this document does not say.
  const earliest = Math.max(frame.first, frame.policy.document.inForce.from)
  for (const carry of frame.policy.carries) {
    const { direction, years } = carry.carry
    const lots = new Map<number, Lot>()
    const lotOf = (year: number): Lot => {
      const lot = lots.get(year) ?? { from: year, left: surplus(frame, carry, year) }
      lots.set(year, lot)
      return lot
    }
    for (let year = earliest; year <= frame.year; year++) {
      const sources: Array<Lot> = []
      for (let distance = 1; distance <= years; distance++) {
        const source = direction === "forward" ? year - years - 1 + distance : year + distance
        if (source >= earliest && source <= frame.last) sources.push(lotOf(source))
      }
      fill(frame, carry, year, sources)
    }
  }
}
