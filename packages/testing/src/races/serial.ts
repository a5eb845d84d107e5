import { Effect } from "effect"
import { picture } from "./picture.ts"
import { letAll, play } from "./play.ts"
import { beaten, type Contestant, type Done } from "./Race.ts"
import type { Opened } from "./Stage.ts"

/** Which command: whose, and which of theirs. */
type Turn = Pick<Done, "contestant" | "command">

/** Every order of commands that keeps to who was done before whom began. */
const orders = (left: ReadonlyArray<Done>): ReadonlyArray<ReadonlyArray<Done>> =>
  left.length === 0
    ? [[]]
    : left
        .filter((one) => left.every((other) => other === one || other.to > one.from))
        .flatMap((first) => orders(left.filter((one) => one !== first)).map((rest) => [first, ...rest]))

const overlap = (a: Done, b: Done) => a.contestant !== b.contestant && a.from < b.to && b.from < a.to

interface Ended {
  readonly answers: ReadonlyMap<string, string>
  readonly text: string
}
const nameOf = ({ command, contestant }: Turn) => `${contestant}.${command}`

/** Judges what came of commands given at once by what comes of them one after the other. */
export const serialJudge = (opened: Opened<ReadonlyArray<Contestant>>) => {
  const known = new Map<string, Promise<Ended>>()
  const inOrder = async (turns: ReadonlyArray<Turn>): Promise<Ended> => {
    const services = await opened.again()
    const answers = new Map<string, string>()
    for (const turn of turns) {
      // As many contestants as commands before, so that ids are whose they were in the race.
      const alone = opened.scene.map(({ commands, name }, who) => ({
        name,
        commands: commands.map((one, index) => (who === turn.contestant && index === turn.command ? one : Effect.void))
      }))
      const { done } = await play(services, alone, letAll)
      for (const one of done) if (nameOf(one) === nameOf(turn)) answers.set(nameOf(turn), one.answer)
    }
    return { answers, text: (await Effect.runPromiseWith(services)(picture)).text }
  }
  const after = (turns: ReadonlyArray<Turn>): Promise<Ended> => {
    const key = turns.map(nameOf).join(" ")
    const ended = known.get(key) ?? inOrder(turns)
    known.set(key, ended)
    return ended
  }
  /** Whether some serial order ends the same; whoever was beaten by a command accepted meanwhile may be left out. */
  const explains = async (done: ReadonlyArray<Done>, text: string): Promise<boolean> => {
    const lost = done.filter(
      (one) => one.refused === beaten && done.some((other) => other.refused === undefined && overlap(one, other))
    )
    for (const told of [done.filter((one) => !lost.includes(one)), done])
      for (const order of orders(told)) {
        const ended = await after(order)
        if (ended.text === text && told.every((one) => ended.answers.get(nameOf(one)) === one.answer)) return true
      }
    return false
  }
  return { explains }
}
