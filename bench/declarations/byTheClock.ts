import { setImmediate, setTimeout } from "node:timers/promises"

/** What became of one command. */
export interface Answered {
  /** The second in which it was due, and milliseconds from that moment until it was done. */
  readonly second: number
  readonly took: number
  readonly error: unknown
}

/**
 * Gives a command whenever one is due, whether or not earlier ones are done, so that a stall is felt by everybody who would have
 * come meanwhile. Tells how many were under way at most.
 */
export const byTheClock = async (
  perSecond: number,
  seconds: number,
  command: (place: number) => Promise<unknown>
): Promise<{ readonly answered: ReadonlyArray<Answered>; readonly most: number }> => {
  const given: Array<Promise<Answered>> = []
  const start = performance.now()
  let [under, most] = [0, 0]
  const give = async (place: number, due: number): Promise<Answered> => {
    most = Math.max(most, ++under)
    const error = await command(place).then(
      () => undefined,
      (refused: unknown) => refused ?? "refused"
    )
    under--
    return { second: Math.floor(place / perSecond), took: performance.now() - due, error }
  }
  while (given.length < perSecond * seconds) {
    const due = start + (given.length * 1000) / perSecond
    const early = due - performance.now()
    if (early <= 0) given.push(give(given.length, due))
    await (early > 0 ? setTimeout(early) : setImmediate())
  }
  return { answered: await Promise.all(given), most }
}
