import { misrouted } from "@xueshi/sql"
import { Effect, ManagedRuntime } from "effect"
import { SqlClient } from "effect/sql"
import fc from "fast-check"
import { afterAll, describe, expect, it } from "vitest"
import { postgres } from "../postgres/postgres.ts"
import { commits, History, type Step } from "./routing/history.ts"
import { oracleOf } from "./routing/oracle.ts"
import { anew, handlersOf, kept, listed, people } from "./routing/read.ts"

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
  yield* anew
  expect(yield* kept).toEqual(oracleOf(history.world).rows)
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

const step = (does: Step["does"], ...numbers: ReadonlyArray<number>): ReadonlyArray<Step> => [{ does, numbers }]

/** Does one while the other is done and not yet there for anybody to see: it must wait. */
const meanwhile = Effect.fnUntraced(function* (
  history: History,
  first: ReadonlyArray<Step>,
  second: ReadonlyArray<Step>
) {
  const sql = yield* SqlClient.SqlClient
  const waiting = yield* sql.withTransaction(
    Effect.gen(function* () {
      yield* history.commit(first)
      const done = runtime.runPromise(history.commit(second))
      yield* Effect.sleep(100)
      return { done }
    })
  )
  yield* Effect.promise(() => waiting.done)
  expect(yield* kept).toEqual(oracleOf(history.world).rows)
})

/** Submitting and whatever rearranges who decides, each while the other is done. */
const overlapping = Effect.fnUntraced(function* (history: History) {
  yield* people
  // One below the other, with a reviewer each.
  for (const superior of [0, 0, 1]) yield* history.commit(step("establish", superior, 0, 1))
  for (const one of [0, 1, 2]) yield* history.commit(step("give", one, one, 0, 1))
  const submitting = step("submit", 2, 2, 2)
  for (const rearranging of [
    step("changePost", 0, 1, 2),
    step("close", 2),
    step("endPost", 0, 1),
    step("give", 1, 1, 0, 1)
  ]) {
    yield* meanwhile(history, rearranging, submitting)
    yield* meanwhile(history, submitting, rearranging)
  }
})

/** Those who submit, decide and rearrange at once, again and again, each of whom reads what others write. */
const crowded = Effect.fnUntraced(function* (history: History) {
  for (let round = 0; round < 60; round += 1) {
    // Whoever has lost a post has it again; each organisation has one reviewer, who submits as well.
    for (const one of [0, 1, 2]) yield* history.commit(step("give", one, one, 0, 1))
    const submitted = [0, 1, 2, 3].map((person) => step("submit", 2, person, 2))
    const decided = [0, 1, 2].map((index) => step("decide", 0, 5 * round + index, 3, index + 1))
    const rearranged = [step("changePost", 0, round, 2), step("close", 2), step("endPost", 0, round + 1)]
    yield* Effect.forEach(
      [...decided, ...submitted, ...rearranged.toSpliced(round % 3, 1)],
      (steps) => history.commit(steps),
      {
        concurrency: "unbounded"
      }
    )
    expect({ round, rows: yield* kept }).toEqual({ round, rows: oracleOf(history.world).rows })
  }
  expect(yield* misrouted).toEqual([])
})

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

  it("SYS-06 ORG-09 SYS-01 stays so whoever submits, decides and rearranges at once", { timeout: 120_000 }, () => {
    const history = new History()
    return runtime.runPromise(Effect.andThen(overlapping(history), crowded(history)))
  })
})
