import { misrouted } from "@xueshi/sql"
import { Effect, ManagedRuntime } from "effect"
import { SqlClient } from "effect/sql"
import fc from "fast-check"
import { afterAll, describe, expect, it } from "vitest"
import { postgres } from "../postgres/postgres.ts"
import { commits, History, type Step } from "./routing/history.ts"
import { oracleOf } from "./routing/oracle.ts"
import { handlersOf, kept, listed, people } from "./routing/read.ts"

const runtime = ManagedRuntime.make(postgres)
afterAll(() => runtime.dispose())

/** How many items were met that are handled in which way. */
const shares = { own: 0, above: 0, elsewhere: 0, flagged: 0, flaggedAlone: 0 }

const count = ({ routed }: ReturnType<typeof oracleOf>) => {
  for (const { exact, exceptional, item } of routed) {
    const ordinary = exact.flagged ? "flagged" : exact.handler === item.responsible ? "own" : "above"
    shares[exceptional ? (exact.flagged ? "flaggedAlone" : "elsewhere") : ordinary] += 1
  }
}

/** Each item by going up in the database, and each organisation's lists, against going up here and looking at every post. */
const compared = Effect.fnUntraced(function* (history: History) {
  const { routed } = oracleOf(history.world)
  expect(yield* handlersOf(routed.map(({ item }) => item))).toEqual(routed.map(({ exact }) => exact))
  for (const { id } of history.organisations.values()) {
    const of = (module: string) =>
      routed
        .filter(({ exact, item }) => item.aggregate === "Declaration" && item.module === module && exact.handler === id)
        .map(({ item }) => item.id)
        .toSorted()
    expect(yield* listed(id)).toEqual({ hourReview: of("hourReview"), audit: of("audit") })
  }
})

const lived = Effect.fnUntraced(function* (all: ReadonlyArray<ReadonlyArray<Step>>) {
  const history = new History()
  yield* people
  for (const steps of all) {
    yield* history.commit(steps)
    const due = oracleOf(history.world)
    expect(yield* kept).toEqual(due.rows)
    count(due)
  }
  yield* compared(history)
  expect(yield* misrouted).toEqual([])
})

/** Does something in a transaction that leaves nothing. */
const undone = <E, R>(effect: Effect.Effect<void, E, R>) =>
  Effect.flatMap(SqlClient.SqlClient, (sql) =>
    sql.withTransaction(Effect.andThen(effect, Effect.fail("undone" as const)))
  ).pipe(
    Effect.catchIf(
      (error) => error === "undone",
      () => Effect.void
    )
  )

/** Commits at once of those who submit, decide and rearrange, each of which reads and writes what others do. */
const crowd = (round: number) => {
  const history = new History()
  const step = (does: Step["does"], ...numbers: ReadonlyArray<number>): ReadonlyArray<Step> => [{ does, numbers }]
  return Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    yield* sql`truncate organisation, post, declaration, reviewing, keeping, handling, rerouted, journal, annual, ledger, statistic`
    yield* history.commit(step("establish", 0, 0, 1))
    yield* history.commit(step("establish", 0, 1, 1))
    yield* history.commit(step("establish", 1, 0, 1))
    for (const organisation of [0, 1, 2]) yield* history.commit(step("give", organisation, organisation, 0, 1))
    yield* history.commit(step("give", 2, 3, 0, 1))
    for (let index = 0; index < 4; index++) yield* history.commit(step("submit", 2, index, 2))
    // Each knows what was there before; they are of different things, so that none is refused.
    const submitted = Array.from({ length: 6 }, (_, index) => step("submit", 2, 2 + (index % 2), 2))
    const decided = Array.from({ length: 4 }, (_, index) => step("decide", 0, index, 3, index))
    const rearranged = [
      step("changePost", 0, 2, 2),
      step("changePost", 0, 1, 2),
      step("close", 2),
      step("endPost", 0, 0)
    ]
    const all = [...submitted, ...decided, rearranged[round % 4] ?? [], rearranged[(round + 1) % 4] ?? []]
    yield* Effect.forEach(all, (steps) => history.commit(steps), { concurrency: "unbounded" })
    const [ours, theirs] = [oracleOf(history.world).rows, yield* kept]
    expect({ round, rows: theirs }).toEqual({ round, rows: ours })
    expect(yield* misrouted).toEqual([])
  })
}

describe("who handles what awaits a decision, on PostgreSQL", () => {
  it("SYS-06 ORG-09 ACC-05 AUD-04 is in any history what going up and looking at every post says, in tables, lists and one by one", async () => {
    const seed = Number(process.env["XUESHI_SEED"] ?? 20190115)
    await fc.assert(
      fc.asyncProperty(commits, (all) => runtime.runPromise(undone(lived(all)))),
      { numRuns: 200, seed }
    )
    if (process.env["XUESHI_SHARES"] !== undefined) console.log(shares)
    for (const met of Object.values(shares)) expect(met).toBeGreaterThan(100)
  }, 120_000)

  it("SYS-06 ORG-09 SYS-01 stays so whoever submits, decides and rearranges at once", async () => {
    await runtime.runPromise(
      Effect.andThen(
        people,
        Effect.forEach(
          Array.from({ length: 60 }, (_, index) => index),
          crowd
        )
      )
    )
  }, 120_000)
})
