import type { LearningRecord } from "../LearningRecord.ts"
import type { CompiledCap } from "../Policy.ts"
import { applies, eachOf, periodKey } from "./capScope.ts"
import { Days } from "./Days.ts"
import type { Frame, Slice } from "./Frame.ts"
import { requiredOf } from "./requiredOf.ts"

/** What caps have left. */
export class Rooms {
  readonly #frame: Frame
  readonly #used = new Map<CompiledCap, Map<number | string, number>>()
  readonly #days = new Map<string, Days>()
  #limits: Map<CompiledCap, Map<number, number>> | undefined

  constructor(frame: Frame) {
    this.#frame = frame
  }

  /** All recognised hours of a year. */
  #raw(year: number): number {
    return this.#frame.slices.reduce((sum, slice) => (slice.year === year ? sum + slice.hours : sum), 0)
  }

  #limit(cap: CompiledCap, year: number): number {
    if (!applies(this.#frame, cap, year)) return Number.POSITIVE_INFINITY
    const { atMost } = cap.cap
    if (typeof atMost === "number") return atMost
    if (!("share" in atMost)) return Number.POSITIVE_INFINITY
    const basis = atMost.of === "required" ? requiredOf(this.#frame, cap.leaf as number, year).hours : this.#raw(year)
    return Math.floor((basis * atMost.share.numerator) / atMost.share.denominator)
  }

  /** The limit of a cap in a year; infinite where it does not apply. */
  limitOf(cap: CompiledCap, year: number): number {
    if (cap.fixed !== undefined) return cap.fixed
    const limits = this.#limits ?? new Map<CompiledCap, Map<number, number>>()
    this.#limits = limits
    const known = limits.get(cap) ?? new Map<number, number>()
    limits.set(cap, known)
    const limit = known.get(year) ?? this.#limit(cap, year)
    known.set(year, limit)
    return limit
  }

  /** How much of some hours a cap leaves; that much is used up. */
  take(cap: CompiledCap, slice: Slice, hours: number): number {
    const limit = this.limitOf(cap, slice.year)
    if (limit === Number.POSITIVE_INFINITY) return hours
    // A record that counts whole in one year meets such a cap once: there is nothing to remember.
    if (cap.alone) return Math.min(hours, limit)
    const record = this.#frame.records[slice.index] as LearningRecord
    if (cap.cap.per === "day") {
      const key = `${cap.cap.code} ${eachOf(cap, record)}`
      const days = this.#days.get(key) ?? new Days()
      this.#days.set(key, days)
      return days.take(record.from, record.to, hours, limit)
    }
    let used = this.#used.get(cap)
    if (used === undefined) {
      used = new Map<number | string, number>()
      this.#used.set(cap, used)
    }
    const period = periodKey(this.#frame, cap, slice)
    const key = cap.cap.each === undefined ? period : `${period} ${eachOf(cap, record)}`
    const before = used.get(key) ?? 0
    const left = limit - before
    const taken = Math.min(hours, Math.max(0, left))
    used.set(key, before + taken)
    return taken
  }
}
