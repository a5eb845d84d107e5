import { Ids } from "@xueshi/core"
import { Effect, Layer } from "effect"

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

/** Mixes a count into 50 bits that look like nothing (SplitMix64), so that samples are reproducible. */
const scramble = (count: bigint): bigint => {
  let mixed = BigInt.asUintN(64, count * 0x9e3779b97f4a7c15n)
  mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n)
  mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn)
  return (mixed ^ (mixed >> 31n)) >> 14n
}

/** Ids in the order of asking, the same on every run: for tests and samples, never for a deployment. */
export const SequentialIds: Layer.Layer<Ids> = Layer.sync(Ids, () => {
  let [id, serial] = [0, 0n]
  return Ids.of({
    next: Effect.sync(() => `id-${String(++id).padStart(8, "0")}`),
    serial: Effect.sync(() => {
      const bits = scramble(++serial)
      return Array.from({ length: 10 }, (_, place) => alphabet.charAt(Number((bits >> BigInt(place * 5)) & 31n))).join(
        ""
      )
    })
  })
})
