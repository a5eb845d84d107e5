import { Effect } from "effect"
import { buildCity } from "../histories/City.ts"
import { play } from "./play.ts"
import type { Race } from "./Race.ts"
import type { Stage } from "./Stage.ts"
import { everySchedule } from "./schedules.ts"
import { type RaceReport, umpire } from "./umpire.ts"

/**
 * Runs a race in every order that the calls of its ports can come in; fails with the order that ends as no serial order
 * does.
 */
export const enumerate = async (stage: Stage, race: Race): Promise<RaceReport> => {
  const opened = await stage.open(Effect.flatMap(buildCity, race.scene))
  try {
    const { report, see } = umpire(race, opened)
    await everySchedule(async (choose) => {
      const calls: Array<string> = []
      const played = await play(await opened.again(), opened.scene, (waiting) => {
        const next = choose([...waiting.keys()].toSorted())
        calls.push(`${opened.scene[next]?.name} ${waiting.get(next)}`)
        return { go: [next] }
      })
      await see(played, calls.join(" → "))
    })
    return report()
  } finally {
    await opened.close()
  }
}
