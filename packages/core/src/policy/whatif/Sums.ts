import type { Outcome } from "../Verdict.ts"
import type { Consequence, Flip } from "./Consequence.ts"
import type { WhatIfLine } from "./WhatIfReport.ts"

/** Outcomes by number, so that a pair of them is one. */
export const outcomes: ReadonlyArray<Outcome | "none"> = [
  "none",
  "fail",
  "pass",
  "pending",
  "exempt",
  "deemed",
  "undefined"
]

export type MutableLine = { -readonly [Key in keyof WhatIfLine]: WhatIfLine[Key] }

export const emptyLine = (): MutableLine => ({
  persons: 0,
  passedBefore: 0,
  passedAfter: 0,
  gained: 0,
  lost: 0,
  better: 0,
  worse: 0,
  hoursBefore: 0,
  hoursAfter: 0
})

export const addLine = (to: MutableLine, more: WhatIfLine): void => {
  for (const key of Object.keys(to) as ReadonlyArray<keyof WhatIfLine>) to[key] += more[key]
}

/** What was recorded for a subject that a reform no longer has. */
export interface Orphaned {
  records: number
  hours: number
}

/** Sums over people. Those of two parts of a population merge into those of both (U20). */
export class Sums {
  readonly lines = new Map<string, MutableLine>()
  /** From which outcome to which: place `before × outcomes + after`. */
  readonly pairs = new Float64Array(outcomes.length * outcomes.length)
  readonly reasons: Readonly<Record<Flip, Map<string, number>>> = { gained: new Map(), lost: new Map() }
  readonly orphaned = new Map<string, Orphaned>()

  line(organisation: string): MutableLine {
    const known = this.lines.get(organisation)
    if (known !== undefined) return known
    const made = emptyLine()
    this.lines.set(organisation, made)
    return made
  }

  add(organisation: string, { after, because, before, fares, flip }: Consequence): void {
    const line = this.line(organisation)
    line.persons++
    if (before.passed) line.passedBefore++
    if (after.passed) line.passedAfter++
    if (flip !== null) line[flip]++
    if (fares !== "same") line[fares]++
    line.hoursBefore += before.total
    line.hoursAfter += after.total
    const place = outcomes.indexOf(before.outcome) * outcomes.length + outcomes.indexOf(after.outcome)
    this.pairs[place] = (this.pairs[place] as number) + 1
    if (flip !== null) for (const leaf of because) this.addReason(flip, leaf, 1)
  }

  addReason(flip: Flip, leaf: string, persons: number): void {
    const { [flip]: known } = this.reasons
    known.set(leaf, (known.get(leaf) ?? 0) + persons)
  }

  addOrphaned(subject: string, records: number, hours: number): void {
    const known = this.orphaned.get(subject) ?? { records: 0, hours: 0 }
    this.orphaned.set(subject, { records: known.records + records, hours: known.hours + hours })
  }

  merge(other: SumsState): void {
    for (const [organisation, line] of other.lines) addLine(this.line(organisation), line)
    for (let place = 0; place < this.pairs.length; place++)
      this.pairs[place] = (this.pairs[place] as number) + (other.pairs[place] as number)
    for (const flip of ["gained", "lost"] as const)
      for (const [leaf, persons] of other.reasons[flip]) this.addReason(flip, leaf, persons)
    for (const [subject, { hours, records }] of other.orphaned) this.addOrphaned(subject, records, hours)
  }
}

/** Sums as data. */
export type SumsState = Pick<Sums, "lines" | "orphaned" | "pairs" | "reasons">
