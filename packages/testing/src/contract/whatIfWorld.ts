import {
  type Change,
  CompletionReports,
  Completions,
  Declarations,
  decodePolicy,
  firstDayOf,
  Ledgers,
  type Organisation,
  Policies,
  type Policy,
  type Professional,
  type StoredVerdict,
  type WhatIfEvent,
  type WhatIfFlip,
  type WhatIfReport,
  WhatIfs
} from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { Effect, Layer, Result, Stream } from "effect"
import type { City } from "../histories/City.ts"
import { ContractBroken } from "./check.ts"
import { city, claimOf, pending, personOf, selfOf, today } from "./derivedWorld.ts"
import { commit, hats } from "./readWorld.ts"

/** A policy document in JSON. */
export type Document = Readonly<Record<string, unknown>>

export const weihai = documents.weihai2018 as unknown as Document

/** Weihai's document under another demand: so many hours in all. */
export const asking = (hours: number, changes: Document = {}): Document => ({
  ...weihai,
  certificates: [],
  requirement: {
    leaf: "total",
    name: { zh: "总学时", en: "all hours" },
    of: {},
    atLeast: { hours: String(hours) },
    citation: "manual"
  },
  ...changes
})

export const read = (document: Document): Policy => Result.getOrThrow(decodePolicy(document))

/** Under these documents. */
export const under = (...all: ReadonlyArray<Document>) => Layer.orDie(Policies.layer(all))

/** Gives a person a title, or another one. */
const titled = (person: Professional, level: "senior" | "junior"): Change => {
  const title = { series: "卫生技术", level, qualification: "医师", effectiveOn: firstDayOf(2010) }
  const after = { ...person, person: { ...person.person, title }, version: person.version + 1 }
  const { version: _, ...event } = after
  return {
    aggregate: "Professional",
    id: person.id,
    versionBefore: person.version,
    event: { _tag: "ProfessionalImported", ...event },
    after
  }
}

/** Declares for somebody of any organisation, approved there. */
export const learnt = Effect.fnUntraced(function* (
  world: City,
  index: number,
  hours: number,
  className: string,
  year = 2018
) {
  const { authority, bureau, factory, hospital } = hats(world)
  const person = personOf(world, index)
  const reviewer = [hospital, hospital, factory, bureau, authority][index] ?? bureau
  const { id } = yield* pending(person, claimOf(hours, className, year))
  return yield* Declarations.approve(reviewer, id)
})

/**
 * A city in which everybody stands otherwise: 0 has 95 hours and a senior title, 1 has 40 and a junior one, 2 has 20 in each of two years,
 * 3 has 100 in the year before and nothing in it, 4 has nothing, and 60 under review.
 */
export const assorted = Effect.gen(function* () {
  const world = yield* city
  yield* commit(world, [titled(personOf(world, 0), "senior"), titled(personOf(world, 1), "junior")])
  yield* learnt(world, 0, 60, "a")
  yield* learnt(world, 0, 35, "b")
  yield* learnt(world, 1, 40, "a")
  yield* learnt(world, 2, 20, "a")
  yield* learnt(world, 2, 20, "b", 2017)
  yield* learnt(world, 3, 100, "a", 2017)
  yield* pending(personOf(world, 4), claimOf(60, "a"))
  const failed = yield* learnt(world, 1, 30, "c")
  yield* Declarations.failAudit(hats(world).authority, failed.id, "证明不清")
  return world
})

/** Every event of a what-if. */
export const told = <E, R>(events: Effect.Effect<Stream.Stream<WhatIfEvent, E>, E, R>) =>
  Effect.flatMap(events, (stream) => Stream.runCollect(stream))

export const reportIn = (events: ReadonlyArray<WhatIfEvent>): WhatIfReport => {
  const last = events.at(-1)
  if (last?.event !== "report") throw new ContractBroken(`no report at the end: ${JSON.stringify(last)}`)
  return last.report
}

export const flipsIn = (events: ReadonlyArray<WhatIfEvent>): ReadonlyArray<WhatIfFlip> =>
  events.filter((one) => one.event === "flip")

/** What a what-if of everybody tells, two people a page. */
export const tried = (path: string, changed: Document, year = 2018) =>
  told(WhatIfs.overPath(path, read(changed), year, { page: 2 }))

/** A person's year as it is kept, and as it is given. */
interface Standing {
  readonly id: string
  readonly organisation: string
  readonly kept: StoredVerdict | undefined
  readonly passed: boolean
  readonly total: number
}

/** What stands in the database once everything is judged under the documents that are in force: person by person, and the statistics. */
export const really = Effect.fnUntraced(function* (world: City, year = 2018) {
  yield* Completions.recomputeAll(3)
  const people = yield* Effect.forEach(
    world.people,
    Effect.fnUntraced(function* ({ id, organisation, user }) {
      const kept = (yield* (yield* Ledgers).ofYear(id, year)).kept?.verdict
      const answer = yield* Effect.result(Completions.outcomeOf(selfOf({ id, user } as Professional), id, year))
      const given = Result.isSuccess(answer) ? answer.success : { outcome: "none" as const, passed: false, total: 0 }
      const standing: Standing = { id, organisation, kept, passed: given.passed, total: given.total }
      return standing
    })
  )
  const statistics = yield* CompletionReports.ofPath("", year, today)
  return { people, statistics }
})

/** The organisations in the order of their ids. */
export const inOrder = ({ organisations }: City): ReadonlyArray<Organisation> =>
  Object.values(organisations).toSorted((a, b) => (a.id < b.id ? -1 : 1))
