import {
  type ApprovedHours,
  type Day,
  type Judged,
  kindsOf,
  type Ledger,
  Ledgers,
  type LedgerYear,
  type ProfessionalId,
  type Region,
  type StatisticDelta,
  Statistics,
  type StoredVerdict
} from "@xueshi/core"
import { Effect, Layer } from "effect"
import { declarationsIn } from "./declarationsIn.ts"
import type { LedgerRow } from "./derivedTables.ts"
import { organisationIn, organisationsIn } from "./placed.ts"
import { Tables } from "./Tables.ts"

type Rows = typeof Tables.Service

const yearsOf = (row: LedgerRow | undefined): ReadonlyArray<LedgerYear> =>
  [...(row?.years ?? [])]
    .map(([year, { recognised, verdict }]) => ({ year, recognised: new Map(recognised), verdict }))
    .toSorted((a, b) => a.year - b.year)

const open = (tables: Rows, id: ProfessionalId): ReadonlyArray<Ledger> => {
  const person = tables.rows.Professional.get(id)
  const organisation = organisationIn(tables, person?.organisation)
  if (person === undefined || organisation === undefined) return []
  const row = tables.derived.ledgers.get(id)
  const declarations = declarationsIn(tables, id)
  const ledger: Ledger = {
    professional: id,
    person: person.person,
    organisation: organisation.id,
    region: organisation.region,
    inputs: row?.inputs ?? 0,
    settled: row?.settled ?? 0,
    changedOn: row?.changedOn ?? null,
    settledOn: row?.settledOn ?? null,
    years: yearsOf(row),
    approved: declarations.flatMap((declaration): ReadonlyArray<ApprovedHours> => {
      const days = tables.derived.days.get(declaration.id)
      return declaration._tag === "Approved" && days !== undefined ? [{ declaration, days }] : []
    })
  }
  return [ledger]
}

/** Adds what a verdict counts for to the statistics, or takes it away. */
const count = ({ derived }: Rows, year: number, verdict: StoredVerdict | undefined, day: Day, delta: 1 | -1) => {
  if (verdict === undefined) return
  const { organisation } = verdict
  for (const kind of kindsOf(verdict)) derived.deltas.push({ organisation, year, kind, day, delta })
}

const sameCount = (a: StoredVerdict | undefined, b: StoredVerdict): boolean =>
  a !== undefined && a.organisation === b.organisation && kindsOf(a).join() === kindsOf(b).join()

const store = (tables: Rows, judged: Judged): number => {
  const { between, day, from, further, inputs, professional, settled, years } = judged
  const row = tables.derived.ledgers.get(professional)
  if (row === undefined || row.inputs !== inputs || row.settled !== settled) return 0
  for (const year of further) row.years.set(year, row.years.get(year) ?? { recognised: new Map(), verdict: undefined })
  for (const { verdict, year } of years) {
    const kept = row.years.get(year)
    if (kept === undefined) continue
    if (from !== day || !sameCount(kept.verdict, verdict)) {
      count(tables, year, kept.verdict, from, -1)
      count(tables, year, verdict, day, 1)
    }
    kept.verdict = verdict
  }
  tables.derived.deltas.push(...between)
  row.settled = inputs
  row.settledOn = row.changedOn
  return 1
}

const ledgers = Layer.effect(
  Ledgers,
  Effect.gen(function* () {
    const tables = yield* Tables
    const { cursors, ledgers: rows } = tables.derived
    return Ledgers.of({
      ofYear: (id, year) =>
        Effect.sync(() => {
          const row = rows.get(id)
          return {
            inputs: row?.inputs ?? 0,
            current: row?.inputs === row?.settled,
            kept: yearsOf(row).find((one) => one.year === year),
            underReview: declarationsIn(tables, id).some(({ _tag }) => _tag === "Pending")
          }
        }),
      open: (ids) => Effect.sync(() => [...new Set(ids)].toSorted().flatMap((id) => open(tables, id))),
      store: (judged) => Effect.sync(() => judged.reduce((sum, one) => sum + store(tables, one), 0)),
      unsettled: (limit) =>
        Effect.sync(() =>
          [...rows]
            .flatMap(([id, { inputs, settled }]) => (inputs === settled ? [] : [id]))
            .toSorted()
            .slice(0, limit)
        ),
      outdated: (expected, limit) =>
        Effect.sync(() => {
          const digests = new Map(expected.map((one) => [`${one.organisation} ${one.year}`, one.digest]))
          const other = ({ years }: LedgerRow) =>
            [...years].some(([year, { verdict }]) => {
              const digest = digests.get(`${verdict?.organisation} ${year}`)
              return digest !== undefined && digest !== verdict?.digest
            })
          return [...rows]
            .flatMap(([id, row]) => (other(row) ? [id] : []))
            .toSorted()
            .slice(0, limit)
        }),
      years: Effect.sync(() =>
        [...new Set([...rows.values()].flatMap(({ years }) => [...years.keys()]))].toSorted((a, b) => a - b)
      ),
      cursor: (job) => Effect.sync(() => cursors.get(job) ?? null),
      moveCursor: (job, position) =>
        Effect.sync(() => {
          if (position === null) cursors.delete(job)
          else cursors.set(job, position)
        })
    })
  })
)

const statistics = Layer.effect(
  Statistics,
  Effect.gen(function* () {
    const tables = yield* Tables
    const below = (path: string) =>
      organisationsIn(tables)
        .filter((one) => one.path.startsWith(path))
        .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    return Statistics.of({
      completion: (path, year, asOf) =>
        Effect.sync(() =>
          below(path).map(({ id, region }) => {
            const own = tables.derived.deltas.filter((row) => row.organisation === id && row.day <= asOf)
            const sum = (kind: StatisticDelta["kind"], of: number) =>
              own.reduce((all, row) => (row.kind === kind && row.year === of ? all + row.delta : all), 0)
            const [judged, learned, passed] = [sum("judged", year), sum("learned", year), sum("passed", year)]
            return { organisation: id, region, registered: sum("registered", 0), judged, learned, passed }
          })
        ),
      regions: (path) => Effect.sync(() => [...new Set(below(path).map(({ region }) => region))].toSorted()),
      stale: (path, year, digests) =>
        Effect.sync(() => {
          const isStale = ([id, { inputs, settled, years }]: [ProfessionalId, LedgerRow]) => {
            const row = years.get(year)
            if (row === undefined) return false
            const at = settled === inputs ? row.verdict?.organisation : tables.rows.Professional.get(id)?.organisation
            const organisation = organisationIn(tables, at)
            if (organisation?.path.startsWith(path) !== true) return false
            return settled !== inputs || row.verdict?.digest !== digests.get(organisation.region as Region)
          }
          return [...tables.derived.ledgers].filter(isStale).length
        })
    })
  })
)

/** What is derived, over the tables: the yearly accounts of people, and the statistics. */
export const derived = Layer.merge(ledgers, statistics)
