import {
  CompletionReports,
  Completions,
  type DeclarationId,
  DeclarationRepository,
  Declarations,
  derivedMatches,
  fullPowers,
  Ledgers,
  once,
  Policies,
  type Principal,
  type ProfessionalId,
  parseDay
} from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { Effect, Layer, Stream, Tracer } from "effect"
import { SqlClient } from "effect/sql"
import { expect, it } from "vitest"
import { claim } from "../core/fixtures.ts"
import { postgres } from "../postgres/postgres.ts"
import { analyze, manyPeople, peopleOf } from "./sizes.ts"

const large = ["annual", "declaration", "journal", "ledger", "professional", "statistic"]

/** The large tables that an effect read from their beginning to their end, as the server itself counted. */
const readWhole = Effect.fnUntraced(function* <A, E, R>(effect: Effect.Effect<A, E, R>) {
  const sql = yield* SqlClient.SqlClient
  const scans = Effect.map(
    sql<{ name: string; scans: bigint }>`select relname as name, seq_scan as scans from pg_stat_xact_user_tables`,
    (rows) => new Map(rows.map(({ name, scans }) => [name, scans]))
  )
  return yield* sql.withTransaction(
    Effect.gen(function* () {
      const before = yield* scans
      yield* effect
      const after = yield* scans
      return large.filter((name) => after.get(name) !== before.get(name))
    })
  )
})

const asOf = parseDay("2019-01-20") as NonNullable<ReturnType<typeof parseDay>>
const someone = "p77" as ProfessionalId

const chunk = Array.from({ length: 500 }, (_, index) => `d${index + 1}-1` as DeclarationId)
const situations = (ids: ReadonlyArray<DeclarationId>) =>
  Effect.flatMap(DeclarationRepository, (repository) => repository.situations(ids))

/** Every read of what is derived, and of what is decided on, by name. */
const reads = Effect.map(Ledgers, (ledgers) => ({
  "what a step is decided on": situations(["d77-2" as DeclarationId]),
  "what a chunk of a selection is decided on": situations(chunk),
  "a kept year": ledgers.ofYear(someone, 2018),
  "one ledger": ledgers.open([someone]),
  "ledgers of a batch": ledgers.open(Array.from({ length: 50 }, (_, index) => `p${index + 1}` as ProfessionalId)),
  "who is unsettled": ledgers.unsettled(50),
  "the years": ledgers.years,
  "verdicts by another document": ledgers.outdated([{ organisation: "o7" as never, year: 2018, digest: "other" }], 50),
  "the report of an employer": CompletionReports.ofPath("o/o7/", 2018, asOf),
  settling: Completions.settle([someone])
}))

it(
  "SYS-01 STA-02 among thousands no read of what is derived or decided on reads a table whole; a job settles all of them",
  () =>
    Effect.gen(function* () {
      yield* manyPeople
      const sql = yield* SqlClient.SqlClient
      expect(yield* readWhole(sql`select count(*) from annual`)).toEqual(["annual"])
      for (const [name, read] of Object.entries(yield* reads))
        expect([name, yield* readWhole(read as Effect.Effect<unknown>)]).toEqual([name, []])
      expect(yield* Completions.recomputeAll(500)).toBe(3999)
      yield* analyze
      for (const [name, read] of Object.entries(yield* reads))
        expect([name, yield* readWhole(read as Effect.Effect<unknown>)]).toEqual([name, []])
      const report = yield* CompletionReports.ofPath("", 2018, asOf)
      expect([report.total, report.stale]).toEqual([{ registered: 4000, learned: 4000, passed: 4000 }, 0])
    }).pipe(
      Effect.provide(Layer.merge(postgres, Layer.orDie(Policies.layer([documents.weihai2018])))),
      Effect.scoped,
      Effect.runPromise
    ),
  60_000
)

const administrator = (organisation: string) =>
  ({
    user: `boss-of-${organisation}`,
    hat: { _tag: "Administrator", organisation },
    powers: fullPowers("bureau")
  }) as Principal
const self = (n: number) => ({ user: `u${n}`, hat: { _tag: "Professional", professional: `p${n}` } }) as Principal

it("SYS-01 SYS-03 among thousands no command reads a table whole, alone or with many others in one commit", () =>
  Effect.gen(function* () {
    yield* manyPeople
    const commands = Effect.fnUntraced(function* (key: string) {
      const own = claim({ fields: { ...claim().fields, className: key } })
      const draft = Declarations.draft(self(77), someone, own)
      const { id } = yield* once({ key, digest: "draft" }, "Declaration", draft)
      yield* Declarations.submit(self(77), id)
      yield* Declarations.withdraw(self(77), id)
      yield* Declarations.remove(self(77), id)
      const again = yield* Declarations.draft(self(77), someone, own)
      yield* Declarations.submit(self(77), again.id)
      yield* Declarations.approve(administrator("o78"), again.id)
      yield* Declarations.passAudit(administrator("o"), again.id)
    })
    expect(yield* readWhole(commands("first"))).toEqual([])
    const people = Array.from({ length: 30 }, (_, index) => index * 100 + 1)
    const pending = yield* Effect.forEach(people, (n) =>
      Effect.flatMap(Declarations.draft(self(n), `p${n}` as ProfessionalId, claim()), ({ id }) =>
        Effect.as(Declarations.submit(self(n), id), id)
      )
    )
    const approveAll = Stream.runCount(Declarations.approveAll(administrator("o2"), pending))
    expect(yield* readWhole(approveAll)).toEqual([])
    yield* analyze
    expect(yield* readWhole(commands("second"))).toEqual([])
  }).pipe(
    Effect.provide(Layer.merge(postgres, Layer.orDie(Policies.layer([documents.weihai2018])))),
    Effect.scoped,
    Effect.runPromise
  ))

it("SYS-01 the check finds every kind of tampering with what is derived", () =>
  Effect.gen(function* () {
    yield* peopleOf(20, 10)
    yield* Completions.recomputeAll(1000)
    const sql = yield* SqlClient.SqlClient
    const found = Effect.map(derivedMatches(1000), ({ mismatches }) =>
      mismatches.map(({ id, what, year }) => `${what} ${id} ${year}`)
    )
    expect(yield* found).toEqual([])
    yield* sql`update annual set recognised = '{"specialised": 1}' where professional = 'p5' and year = 2017`
    yield* sql`delete from annual where professional = 'p6' and year = 2018`
    yield* sql`update annual set total = total - 1 where professional = 'p7' and year = 2018`
    yield* sql`insert into statistic values ('o9', 2018, 'passed', 17911, 1)`
    expect((yield* found).toSorted()).toEqual([
      "recognised p5 2017",
      "recognised p6 2018",
      "statistics o7 2018",
      "statistics o9 2018",
      "verdict p7 2018"
    ])
  }).pipe(
    Effect.provide(Layer.merge(postgres, Layer.orDie(Policies.layer([documents.weihai2018])))),
    Effect.scoped,
    Effect.runPromise
  ))

it("SYS-01 all that a chunk of a selection is decided on comes in one statement, so as of one moment", () =>
  Effect.gen(function* () {
    yield* peopleOf(10, 50)
    const statements: Array<string> = []
    const tracer = Tracer.make({
      span: (options) => {
        if (options.kind === "client") statements.push(options.name)
        return new Tracer.NativeSpan(options)
      }
    })
    const read = yield* situations(chunk).pipe(Effect.withTracer(tracer))
    expect([read.length, statements.length]).toEqual([500, 1])
  }).pipe(Effect.provide(postgres), Effect.scoped, Effect.runPromise))
