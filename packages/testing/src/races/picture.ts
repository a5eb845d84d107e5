import {
  type AggregateName,
  aggregates,
  type JournalEntry,
  Ledgers,
  type Organisation,
  ProfessionalRepository,
  positionOf,
  replay,
  Store
} from "@xueshi/core"
import { Effect } from "effect"
import { allOrganisations } from "../histories/City.ts"
import { readStates } from "../histories/readStates.ts"
import { canonical } from "./canonical.ts"

const names = Object.keys(aggregates) as ReadonlyArray<AggregateName>

type Rows = ReadonlyArray<readonly [id: string, row: unknown]>
const byId = (rows: Iterable<readonly [string, unknown]>): Rows => [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1))

/** Everything that is kept, as the read ports tell it. */
const kept = Effect.map(
  readStates,
  (states) =>
    Object.fromEntries(names.map((name) => [name, byId(states[name])])) as Readonly<Record<AggregateName, Rows>>
)

/** Where each organisation stands, and the first that stands elsewhere than its superiors say. */
const positions = Effect.map(allOrganisations, (organisations) => {
  const states = new Map<string, Organisation>(organisations.map((one) => [one.id, one]))
  const astray = organisations.find((one) => {
    const { path, reviewer } = positionOf(one, (id) => states.get(id))
    return path !== one.path || reviewer !== one.reviewer
  })
  return { rows: organisations.map(({ id, path, reviewer }) => [id, path, reviewer]), astray: astray?.id }
})

/** The yearly totals that commits keep beside the declarations, where the adapter keeps any. */
const totals = Effect.gen(function* () {
  const ledgers = yield* Effect.serviceOption(Ledgers)
  if (ledgers._tag === "None") return []
  const people = (yield* (yield* ProfessionalRepository).jurisdiction("", {}, { limit: 1000 })).items
  const open = yield* ledgers.value.open(people.map(({ id }) => id))
  return open.map(({ inputs, professional, years }) => [
    professional,
    inputs,
    years.map(({ recognised, year }) => [year, byId(recognised)])
  ])
})

/** What happened to each thing, in order: entries of different things may be told in any order. */
const biographies = (journal: ReadonlyArray<JournalEntry>) => {
  const of = new Map<string, Array<unknown>>()
  for (const { actor, aggregate, event, id, version } of journal) {
    const key = `${aggregate} ${id}`
    of.set(key, [...(of.get(key) ?? []), { actor, event, version }])
  }
  return byId(of)
}

/** What is wrong with a journal by itself, or with what is kept beside it. */
const fault = (journal: ReadonlyArray<JournalEntry>, rows: Readonly<Record<AggregateName, Rows>>) => {
  const versions = new Map<string, number>()
  let before = 0
  for (const { aggregate, id, sequence, version } of journal) {
    const key = `${aggregate} ${id}`
    if (sequence <= before) return `entry ${sequence} comes after entry ${before}`
    if (version !== (versions.get(key) ?? 0) + 1) return `${key} comes to version ${version} twice or out of order`
    versions.set(key, version)
    before = sequence
  }
  const rebuilt = replay(journal)
  const wrong = names.find((name) => canonical(byId(rebuilt[name])) !== canonical(rows[name]))
  return wrong === undefined ? undefined : `${wrong}: the journal gives something else than what is kept`
}

/** All that is kept and journalled, as one text, and what is wrong with it by itself. */
export const picture = Effect.gen(function* () {
  const journal = yield* (yield* Store).journal(0, 10_000)
  const rows = yield* kept
  const { astray, rows: places } = yield* positions
  const text = canonical([rows, places, biographies(journal), yield* totals])
  return { text, fault: astray === undefined ? fault(journal, rows) : `${astray} stands where no superior of it is` }
})
