import { Ids } from "@xueshi/core"
import { Effect, Layer } from "effect"

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

/** Web Crypto, which every platform has. */
interface Platform {
  readonly crypto: { readonly getRandomValues: (bytes: Uint8Array) => Uint8Array }
}
const random = (bytes: number): Uint8Array =>
  (globalThis as unknown as Platform).crypto.getRandomValues(new Uint8Array(bytes))
const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, "0")

/**
 * UUIDs of version 7: the milliseconds, a count within them, 62 random bits. One process makes them in ascending order, so
 * that lists in the order of ids are in the order of making. They take the machine's own time, whatever clock the work is
 * done by: ids of a sample that lives in 2019 must not repeat or run backwards from one run to the next.
 */
const makeNext = (): (() => string) => {
  let [last, count] = [0, 0]
  return () => {
    const time = Date.now()
    if (time > last) [last, count] = [time, 0]
    // A clock that stands still or was set back: the count runs over into the milliseconds.
    else if (++count > 0xfff) [last, count] = [last + 1, 0]
    const [variant = 0, ...rest] = random(8)
    const tail = [(variant & 0x3f) | 0x80, ...rest].map((byte) => hex(byte, 2)).join("")
    const stamp = hex(last, 12)
    return `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${hex(count, 3)}-${tail.slice(0, 4)}-${tail.slice(4)}`
  }
}

/** Ids for a deployment: unique on every machine, and serials that nobody can guess (50 random bits). */
export const RandomIds: Layer.Layer<Ids> = Layer.sync(Ids, () => {
  const next = makeNext()
  return Ids.of({
    next: Effect.sync(next),
    serial: Effect.sync(() => Array.from(random(10), (byte) => alphabet.charAt(byte & 31)).join(""))
  })
})
