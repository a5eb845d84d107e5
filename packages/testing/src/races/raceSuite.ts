import { collide } from "./collide.ts"
import { enumerate } from "./enumerate.ts"
import type { Race } from "./Race.ts"
import type { Stage } from "./Stage.ts"
import { administrationRaces } from "./scenes/administrations.ts"
import { appealRaces } from "./scenes/appeals.ts"
import { batchRaces } from "./scenes/batches.ts"
import { guardRaces } from "./scenes/guards.ts"
import { registerRaces } from "./scenes/registers.ts"
import { registrationRaces } from "./scenes/registrations.ts"
import { requestRaces } from "./scenes/requests.ts"
import { reviewRaces } from "./scenes/reviews.ts"
import { transferRaces } from "./scenes/transfers.ts"
import { twinRaces } from "./scenes/twins.ts"
import { yearRaces } from "./scenes/years.ts"
import { RaceLost, type RaceReport } from "./umpire.ts"

/** Every pair of commands that conflict. */
export const races: ReadonlyArray<Race> = [
  ...reviewRaces,
  ...yearRaces,
  ...registerRaces,
  ...twinRaces,
  ...guardRaces,
  ...administrationRaces,
  ...requestRaces,
  ...transferRaces,
  ...registrationRaces,
  ...batchRaces,
  ...appealRaces
]

/** A race with its name: for any test runner, or none. */
export interface NamedRace {
  readonly name: string
  readonly run: () => Promise<RaceReport>
}

/** A report in one line. */
export const lineOf = ({ endings, race, tried, wins }: RaceReport, what: "schedules" | "races"): string => {
  const shares = Object.entries(wins).map(([name, count]) => `${name} ${count}`)
  return `${race}: ${tried} ${what}, ${endings} endings, first to write: ${shares.join(", ")}`
}

/** Fails where somebody who could be first never was: then the race was not one. */
const contested = (report: RaceReport, { oneSided }: Race): RaceReport => {
  const never = Object.entries(report.wins).find(([, count]) => count === 0)
  if (oneSided !== true && never !== undefined) throw new RaceLost(`${report.race}: never first: ${never[0]}`)
  return report
}

/**
 * Each race in every order that the calls of the ports can come in: as data, to print and to assert on.
 *
 * @example
 * for (const { name, run } of raceSuite(stage)) it(name, async () => console.log(lineOf(await run(), "schedules")))
 */
export const raceSuite = (stage: Stage): ReadonlyArray<NamedRace> =>
  races.map((race) => ({ name: race.name, run: async () => contested(await enumerate(stage, race), race) }))

/** Each race many times, its contestants truly at once as far as the adapter goes. */
export const collisionSuite = (
  stage: Stage,
  options: { readonly races: number; readonly seed?: number }
): ReadonlyArray<NamedRace> =>
  races.map((race) => ({ name: race.name, run: () => collide(stage, race, { seed: 20190115, ...options }) }))
