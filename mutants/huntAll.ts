import process from "node:process"
import { type Hunted, hunt } from "./hunt.ts"
import type { Mutant } from "./Mutant.ts"

/** As many processes as `npm test` has at least; on a machine shared with others, no more. */
const atOnce = 2

/** Puts faults to their trials, two at once, and tells of each; what an interrupted run had done is what it gives. */
export const huntAll = async (
  mutants: ReadonlyArray<Mutant>,
  tell: (hunted: Hunted, done: number) => void
): Promise<ReadonlyArray<Hunted>> => {
  const done: Array<Hunted> = []
  const stop = new AbortController()
  const interrupt = () => stop.abort()
  process.once("SIGINT", interrupt)
  process.once("SIGTERM", interrupt)
  const left = mutants.values()
  const work = async () => {
    for (const mutant of left) {
      const hunted = await hunt(mutant, stop.signal)
      if (stop.signal.aborted) return
      done.push(hunted)
      tell(hunted, done.length)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  process.off("SIGINT", interrupt)
  process.off("SIGTERM", interrupt)
  return done
}
