import { Declarations, derivedMatches, type Principal, type Professional } from "@xueshi/core"
import type { Connection } from "@xueshi/embedded"
import { Effect } from "effect"
import { seeded } from "../persons.ts"
import { byHand, install } from "./byHand.ts"
import { byLibrary } from "./byLibrary.ts"
import { administrator, type City, type Waiting } from "./city.ts"
import { claim } from "./claims.ts"
import { assertSame } from "./same.ts"
import { copy } from "./server.ts"

export const connections = 16
/** Users at once; a quarter of them work on one and the same few people. */
export const users = 32
const [shared, sharedAmong] = [users / 4, 3]
const [warmMillis, millis] = [700, 4000]

/** What was done, and how long each command took, in milliseconds. */
export interface Traffic {
  readonly perSecond: number
  readonly commands: Readonly<Record<string, ReadonlyArray<number>>>
}

/** Stories from draft to audit by many users at once. Throws where one does not succeed or what is derived is wrong. */
export const timeTraffic = Effect.fnUntraced(function* (template: Connection, { bureau, people }: City) {
  const here = yield* copy(template, "traffic")
  const library = yield* byLibrary(here, connections)
  const random = seeded(16)
  const commands: Record<string, Array<number>> = { draft: [], submit: [], approve: [], passAudit: [] }
  let number = 1_000_000
  const begun = performance.now()
  const from = begun + warmMillis
  const until = from + millis
  const timed = async <A>(name: string, command: Promise<A>): Promise<A> => {
    const start = performance.now()
    const done = await command
    const end = performance.now()
    if (start >= from && end <= until) commands[name]?.push(end - start)
    return done
  }
  const story = async ({ id: person, organisation, user }: Professional) => {
    const self: Principal = { user, hat: { _tag: "Professional", professional: person } }
    const drafted = library.run(Declarations.draft(self, person, claim(random, number++)))
    const { id } = await timed("draft", drafted)
    await timed("submit", library.run(Declarations.submit(self, id)))
    await timed("approve", library.run(Declarations.approve(administrator(organisation), id)))
    await timed("passAudit", library.run(Declarations.passAudit(administrator(bureau), id)))
  }
  const working = async (user: number) => {
    for (let turn = 0; performance.now() < until; turn++) {
      const place = user < shared ? turn % sharedAmong : sharedAmong + turn * users + user
      await story(people[place % people.length] as Professional)
    }
  }
  yield* Effect.promise(() => Promise.all(Array.from({ length: users }, (_, user) => working(user))))
  const { mismatches } = yield* Effect.promise(() => library.run(derivedMatches()))
  if (mismatches.length > 0) throw new Error(`after the traffic: ${mismatches[0]?.en}`)
  const done = Object.values(commands).reduce((sum, { length }) => sum + length, 0)
  return { perSecond: (done * 1000) / millis, commands } satisfies Traffic
})

const [rounds, warming, each] = [9, 2, 480]

/** Approvals of one side: a second, round by round, and how long each took, in milliseconds. */
export interface Approvals {
  readonly perSecond: ReadonlyArray<number>
  readonly times: ReadonlyArray<number>
}

/** Lets so many lanes approve what waits, each its next one as soon as it is done. */
const inLanes = async (lanes: ReadonlyArray<(one: Waiting) => Promise<unknown>>, waiting: ReadonlyArray<Waiting>) => {
  const times: Array<number> = []
  let next = 0
  const start = performance.now()
  await Promise.all(
    lanes.map(async (approve) => {
      for (let one = waiting[next++]; one !== undefined; one = waiting[next++]) {
        const asked = performance.now()
        await approve(one)
        times.push(performance.now() - asked)
      }
    })
  )
  return { times, perSecond: (waiting.length * 1000) / (performance.now() - start) }
}

/** Approvals alone, library and floor in turn, over as many connections each. */
export const timeApprovals = Effect.fnUntraced(function* (template: Connection, pending: ReadonlyArray<Waiting>) {
  const [here, there] = [yield* copy(template, "approvals_library"), yield* copy(template, "approvals_by_hand")]
  yield* install(there)
  const sides = yield* Effect.scoped(
    Effect.gen(function* () {
      const library = yield* byLibrary(here, connections)
      const hands = yield* Effect.forEach(Array(connections).keys(), () => byHand(there))
      const sides = [
        { lanes: hands.map(() => library.approve), perSecond: [] as Array<number>, times: [] as Array<number> },
        { lanes: hands.map(({ approve }) => approve), perSecond: [] as Array<number>, times: [] as Array<number> }
      ] as const
      for (let round = 0; round < rounds; round++) {
        const waiting = pending.slice(round * each, (round + 1) * each)
        for (const side of round % 2 === 0 ? sides : sides.toReversed()) {
          const { perSecond, times } = yield* Effect.promise(() => inLanes(side.lanes, waiting))
          if (round < warming) continue
          side.perSecond.push(perSecond)
          side.times.push(...times)
        }
      }
      return sides
    })
  )
  yield* assertSame(here, there, { batched: false })
  return { library: sides[0] as Approvals, byHand: sides[1] as Approvals }
})
