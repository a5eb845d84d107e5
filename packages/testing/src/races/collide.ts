import { Effect } from "effect"
import fc from "fast-check"
import { buildCity } from "../histories/City.ts"
import { play, type Referee } from "./play.ts"
import type { Race } from "./Race.ts"
import type { Stage } from "./Stage.ts"
import { type RaceReport, umpire } from "./umpire.ts"

/** How two meet: both off at the first call of a port, or both having decided, off to write. */
const starts = ["together", "decided"] as const

/** A referee who lets all go together, at once or when each has come to write. */
const starter =
  (when: (typeof starts)[number], backwards: boolean): Referee =>
  (waiting) => {
    const early = [...waiting].filter(([, call]) => call !== "Store.commit").map(([who]) => who)
    if (when === "decided" && early.length > 0) return { go: early }
    const all = [...waiting.keys()].toSorted()
    return { go: backwards ? all.toReversed() : all, open: true }
  }

/** Runs a race again and again, its contestants truly at once as far as the adapter goes, from a seed. */
export const collide = async (stage: Stage, race: Race, { races, seed }: { races: number; seed: number }) => {
  const opened = await stage.open(Effect.flatMap(buildCity, race.scene))
  try {
    const { report, see } = umpire(race, opened)
    const ways = fc.sample(fc.tuple(fc.constantFrom(...starts), fc.boolean()), { numRuns: races, seed })
    for (const [when, backwards] of ways) {
      const played = await play(await opened.again(), opened.scene, starter(when, backwards))
      await see(played, `${when}${backwards ? ", backwards" : ""}, seed ${seed}`)
    }
    const told: RaceReport = report()
    return told
  } finally {
    await opened.close()
  }
}
