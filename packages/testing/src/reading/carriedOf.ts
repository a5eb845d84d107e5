import type { Carry, Leaf, Verdict } from "@xueshi/core"
import { leavesOf } from "../arbitraries/thresholds.ts"
import { subjectsWithin } from "../laws/subjectsWithin.ts"
import { means } from "../replay.ts"
import { askedOf } from "./askedOf.ts"
import { countedIn } from "./countedIn.ts"
import { isSo } from "./isSo.ts"
import type { Reading } from "./Reading.ts"

/** Hours that a carry brings from one year to a leaf in another one. */
export interface Brought {
  readonly carry: string
  readonly leaf: string
  readonly from: number
  readonly year: number
  readonly hours: number
}

/** All that is carried up to the year judged, from what counts of each record and from the document. */
export const carriedOf = (reading: Reading, verdict: Verdict): ReadonlyArray<Brought> => {
  const { policy, records, year: judgedYear } = reading.one
  const { document } = policy
  const leaves = leavesOf(document.requirement)
  const named = (code: string): Leaf => leaves.find(({ leaf }) => leaf === code) as Leaf
  const counted = countedIn(reading, verdict)
  const asked = (leaf: Leaf, year: number) => askedOf(reading, counted, leaf, year)
  const brought: Array<Brought> = []

  const mayGive = ({ of }: Carry, year: number): number => {
    const codes = of.subjects && subjectsWithin(document, of.subjects)
    return verdict.contributions
      .flatMap(({ parts }, at) => {
        const record = records[at]
        return record !== undefined && means(of as Parameters<typeof means>[0], record) ? parts : []
      })
      .filter((part) => (part.year ?? judgedYear) === year && (codes?.has(part.subject) ?? true))
      .reduce((sum, { hours }) => sum + hours, 0)
  }
  const above = (carry: Carry, year: number): number => {
    const { after, atMost, over, when } = carry
    const { hours, state } = asked(named(over), year)
    const own = counted(named(over), year, false)
    if (state === "undefined" || (when !== undefined && !isSo(reading, when, { year }))) return 0
    if (after !== undefined && counted(named(after), year, false) < asked(named(after), year).hours) return 0
    return Math.max(0, Math.min(own - hours, mayGive(carry, year), atMost ?? own))
  }
  const below = (code: string, year: number): number => {
    const leaf = named(code)
    if (leaf.when !== undefined && !isSo(reading, leaf.when, { year })) return 0
    const { credited, hours, state } = asked(leaf, year)
    if (state !== undefined) return 0
    const come = brought.filter((one) => one.leaf === code && one.year === year)
    return Math.max(0, hours - credited - counted(leaf, year, false) - come.reduce((sum, { hours }) => sum + hours, 0))
  }

  const earliest = Math.max(reading.first, document.inForce.from)
  for (const carry of document.carries ?? []) {
    const left = new Map<number, number>()
    for (let year = earliest; year <= judgedYear; year++)
      for (let more = 0; more < carry.years; more++) {
        const from = carry.direction === "back" ? year + 1 + more : year - carry.years + more
        if (from < earliest) continue
        const rest = left.get(from) ?? above(carry, from)
        const lacks = carry.to.map((leaf) => ({ leaf, hours: below(leaf, year) }))
        const used = Math.min(rest, Math.max(0, ...lacks.map(({ hours }) => hours)))
        left.set(from, rest - used)
        for (const { hours, leaf } of lacks)
          if (Math.min(used, hours) > 0)
            brought.push({ carry: carry.code, leaf, from, year, hours: Math.min(used, hours) })
      }
  }
  return brought
}
