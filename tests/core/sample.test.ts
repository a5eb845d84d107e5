import { createHash } from "node:crypto"
import { Rules } from "@xueshi/core"
import fc from "fast-check"
import { describe, expect, it } from "vitest"

const ids = (count: number, prefix = "d") => Array.from({ length: count }, (_, index) => `${prefix}${index}`)
const frames = fc.array(fc.record({ id: fc.uuid(), stratum: fc.constantFrom("医院", "学校", "factory", "") }), {
  maxLength: 60
})
const distinct = (frame: ReadonlyArray<{ readonly id: string; readonly stratum: string }>) => [
  ...new Map(frame.map((one) => [one.id, one])).values()
]

describe("a sample", () => {
  it("AUD-05 is the same for the same seed, whatever the order of the frame, and as large as was asked", () =>
    fc.assert(
      fc.property(
        frames,
        fc.string({ unit: "grapheme", maxLength: 20 }),
        fc.nat(80),
        fc.nat(),
        (drawn, seed, size, turn) => {
          const frame = distinct(drawn)
          const sample = Rules.drawSample(frame, seed, size)
          const at = frame.length === 0 ? 0 : turn % frame.length
          expect(Rules.drawSample([...frame.slice(at), ...frame.slice(0, at)].toReversed(), seed, size)).toEqual(sample)
          const all = sample.flatMap((one) => one.ids)
          expect([all.length, new Set(all).size]).toEqual([Math.min(size, frame.length), all.length])
          for (const { ids: chosen, of, stratum } of sample) {
            const own = frame.filter((one) => one.stratum === stratum).map(({ id }) => id)
            expect([of, chosen.every((id) => own.includes(id))]).toEqual([own.length, true])
            // By largest remainder nobody gets a whole item more or less than their share.
            const share = Math.min(size, frame.length) * of
            expect(Math.abs(chosen.length * frame.length - share)).toBeLessThan(frame.length)
          }
        }
      ),
      { numRuns: 300, seed: 20190115 }
    ))

  it("AUD-05 takes of each stratum by its share: exact integers by largest remainder, ties by the seed", () => {
    const sizes = (counts: Readonly<Record<string, number>>, size: number, seed = "s") =>
      Object.fromEntries(Rules.sampleSizes(new Map(Object.entries(counts)), size, seed))
    expect(sizes({ a: 60, b: 30, c: 10 }, 10)).toEqual({ a: 6, b: 3, c: 1 })
    expect(sizes({ a: 53, b: 24, c: 23 }, 10)).toEqual({ a: 5, b: 3, c: 2 })
    expect(sizes({ a: 3, b: 2 }, 9)).toEqual({ a: 3, b: 2 })
    expect(sizes({ a: 3, b: 2 }, 0)).toEqual({ a: 0, b: 0 })
    expect(sizes({}, 5)).toEqual({})
    // More than a double holds exactly.
    expect(sizes({ a: 9_007_199_254_740_000, b: 1 }, 9_007_199_254_740_000)).toEqual({
      a: 9_007_199_254_739_999,
      b: 1
    })
    const tied = new Set(ids(40).map((seed) => JSON.stringify(sizes({ a: 1, b: 1 }, 1, seed))))
    expect(tied.size).toBe(2)
  })

  it("AUD-05 can be drawn again by anybody with a few lines, and gives everybody about the same chance", () => {
    const frame = ids(20).map((id) => ({ id, stratum: "" }))
    const byHand = (seed: string) =>
      frame
        .map(({ id }) => [createHash("sha256").update(`${seed}\n${id}`).digest("hex"), id] as const)
        .toSorted()
        .slice(0, 5)
        .map(([, id]) => id)
    const drawnOf = new Map(frame.map(({ id }) => [id, 0]))
    for (const seed of ids(400, "2019年1月15日双色球-")) {
      const drawn = Rules.drawSample(frame, seed, 5).flatMap((one) => one.ids)
      expect(drawn).toEqual(byHand(seed))
      for (const id of drawn) drawnOf.set(id, (drawnOf.get(id) ?? 0) + 1)
    }
    // Four hundred draws of a quarter: 100 each, with a deviation of 8.7; five of them are never met by chance.
    for (const count of drawnOf.values()) expect(Math.abs(count - 100)).toBeLessThan(44)
  })
})
