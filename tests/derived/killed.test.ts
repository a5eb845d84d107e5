import { CompletionReports, Completions, derivedMatches, Policies, policyDigest } from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { Effect, Layer } from "effect"
import { SqlClient } from "effect/sql"
import { expect, it } from "vitest"
import { day, weihai } from "../core/fixtures.ts"
import { postgres } from "../postgres/postgres.ts"
import { killedWhen } from "./killedWhen.ts"
import { peopleOf } from "./sizes.ts"

/** Kills the job once its batches are enough. */
const killedOnce = (database: string, enough: (settled: ReadonlyArray<number>) => boolean) =>
  killedWhen(new URL("recomputer.ts", import.meta.url), [database], enough)

/** Weihai's document as it might have stood before: 200 hours, which nobody here has. */
const { requirement, ...rest } = documents.weihai2018 as unknown as {
  readonly requirement: { readonly allOf: ReadonlyArray<Record<string, unknown>> }
}
const formerly = Layer.orDie(
  Policies.layer([{ ...rest, requirement: { ...requirement.allOf[0], atLeast: { hours: "200" } } }])
)

const sum = (numbers: ReadonlyArray<number>) => numbers.reduce((sum, one) => sum + one, 0)
const database = Effect.flatMap(SqlClient.SqlClient, (sql) =>
  Effect.map(sql<{ name: string }>`select current_database() as name`, ([row]) => row?.name ?? "")
)

it("SYS-01 STA-02 a job killed at any batch is gone on with: everybody is judged once, and no statistic is lost or doubled", () =>
  Effect.gen(function* () {
    yield* peopleOf(100, 10)
    const sql = yield* SqlClient.SqlClient
    const name = yield* database
    const waiting = sql<{ left: number }>`select count(*)::integer as left from ledger where settled < inputs`
    let before = 1000
    for (const batches of [1, 3, 7]) {
      const said = sum(yield* Effect.promise(() => killedOnce(name, ({ length }) => length >= batches)))
      const [{ left } = { left: 0 }] = yield* waiting
      expect(said).toBeGreaterThanOrEqual(40 * batches)
      expect(left).toBeLessThanOrEqual(before - said)
      expect(left).toBeGreaterThan(0)
      before = left
    }
    expect(yield* Completions.recomputeAll(1000)).toBe(before)
    expect(yield* derivedMatches(1000)).toEqual({ people: 1000, stale: 0, mismatches: [] })
  }).pipe(
    Effect.provide(Layer.merge(postgres, Layer.orDie(Policies.layer([documents.weihai2018])))),
    Effect.scoped,
    Effect.runPromise
  ))

it("SYS-01 CMP-04 STA-02 a job killed in the midst of a walk by a changed document goes on from there, and nothing is counted twice", () =>
  Effect.gen(function* () {
    yield* peopleOf(450, 2)
    const sql = yield* SqlClient.SqlClient
    const name = yield* database
    yield* Effect.provide(Completions.recomputeAll(1000), formerly)
    const places = Effect.map(sql<{ position: string }>`select position from job_cursor`, (rows) =>
      rows.map(({ position }) => position)
    )
    expect(yield* places).toEqual([])
    const report = CompletionReports.ofPath("", 2018, day("2199-12-31"))
    expect((yield* Effect.provide(report, formerly)).total).toEqual({ registered: 900, learned: 900, passed: 0 })
    expect((yield* report).stale).toBe(900)

    // A batch that settles nobody is the end of a page of the walk: this one is killed in the second of three.
    const first = yield* Effect.promise(() => killedOnce(name, (settled) => settled.slice(0, -2).includes(0)))
    expect(yield* places).toEqual([expect.stringMatching(/^o\/o\d+\/$/u)])
    // Who began anew would find nobody in the first page, and say so before anything else.
    const second = yield* Effect.promise(() => killedOnce(name, ({ length }) => length >= 3))
    expect(second[0]).toBeGreaterThan(0)
    expect(yield* places).toHaveLength(1)

    const waiting = yield* sql<{ left: number }>`
      select count(distinct professional)::integer as left from annual where digest <> ${policyDigest(weihai)}`
    expect(yield* Completions.recomputeAll(1000)).toBe(waiting[0]?.left)
    expect(sum(first) + sum(second) + (waiting[0]?.left ?? 0)).toBeLessThanOrEqual(900)
    expect(yield* places).toEqual([])
    expect(yield* derivedMatches(1000)).toEqual({ people: 900, stale: 0, mismatches: [] })
    expect((yield* report).total).toEqual({ registered: 900, learned: 900, passed: 900 })
  }).pipe(
    Effect.provide(Layer.merge(postgres, Layer.orDie(Policies.layer([documents.weihai2018])))),
    Effect.scoped,
    Effect.runPromise
  ))
