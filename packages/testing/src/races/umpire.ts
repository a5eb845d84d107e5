import { Effect } from "effect"
import { picture } from "./picture.ts"
import type { Played } from "./play.ts"
import { beaten, type Contestant, type Done, type Race } from "./Race.ts"
import type { Opened } from "./Stage.ts"
import { serialJudge } from "./serial.ts"

/** What a race came to, over all its schedules or many runs. */
export interface RaceReport {
  readonly race: string
  /** Schedules tried, all distinct; or runs. */
  readonly tried: number
  /** Different endings: who was accepted, with which answer, and what is kept then. */
  readonly endings: number
  /** How often each contestant was the first to write. */
  readonly wins: Readonly<Record<string, number>>
}

/** A race ended as it never may. */
export class RaceLost extends Error {}

const told = ({ answer, command, refused }: Done, { name }: Contestant) =>
  `${name}${command > 0 ? ` (${command + 1})` : ""}: ${refused === undefined ? "accepted" : `refused ${answer}`}`

/** Looks at the endings of one race, each of them judged once. */
export const umpire = (race: Race, opened: Opened<ReadonlyArray<Contestant>>) => {
  const judge = serialJudge(opened)
  const [judged, endings] = [new Set<string>(), new Set<string>()]
  const wins = opened.scene.map(() => 0)
  let tried = 0
  return {
    see: async ({ done, winner }: Played, how: string): Promise<void> => {
      tried += 1
      if (winner !== undefined) wins[winner] = (wins[winner] ?? 0) + 1
      const services = await opened.now()
      const { fault, text } = await Effect.runPromiseWith(services)(picture)
      const lost = (why: string) => {
        const outcomes = done.map((one) => told(one, opened.scene[one.contestant] as Contestant)).join("; ")
        return new RaceLost(`${race.name}: ${why}\n${how}\n${outcomes}`)
      }
      if (fault !== undefined) throw lost(fault)
      const accepted = done.filter(({ refused }) => refused === undefined).length
      if (race.exclusive && accepted !== 1) throw lost(`${accepted} commands accepted, not one`)
      if (race.patient === true && done.some(({ refused }) => refused === beaten))
        throw lost("somebody was told to try again")
      const inTurn = done.toSorted((a, b) => a.contestant - b.contestant || a.command - b.command)
      // Who overlapped whom decides what may be left out, so it belongs to the ending.
      const spans = done.flatMap((a) => done.map((b) => (a.to < b.from ? 1 : 0))).join("")
      const ending = `${inTurn.map(({ answer }) => answer).join()} ${text}`
      if (judged.has(`${spans} ${ending}`)) return
      if (!(await judge.explains(done, text))) throw lost("no serial order ends like this")
      judged.add(`${spans} ${ending}`)
      endings.add(ending)
    },
    report: (): RaceReport => ({
      race: race.name,
      tried,
      endings: endings.size,
      wins: Object.fromEntries(opened.scene.map(({ name }, who) => [name, wins[who] ?? 0]))
    })
  }
}
