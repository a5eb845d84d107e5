// The library's side of the bench of “all”, a process of its own, so that what it holds is its own.
import process from "node:process"
import { type OrganisationId, ReviewRepository, Reviews } from "@xueshi/core"
import { connectionOf } from "@xueshi/embedded"
import { Effect, Result, Stream } from "effect"
import { SqlClient } from "effect/sql"
import { portsOn } from "../sql/byLibrary.ts"
import { moments } from "../sql/city.ts"
import { since, spentOn } from "../sql/spent.ts"
import { head } from "./hospital.ts"

const connection = connectionOf(process.env["DATABASE_URL"] as string)
const principal = head(process.argv[2] as OrganisationId, "employer")

/** While one chunk is written the next is read. */
const connections = 2

/** What is in use after a collection, in bytes. */
const held = () => {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}

const decided = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  yield* Effect.all(Array(connections).fill(sql`select pg_sleep(0.1)`), { concurrency: "unbounded" })
  const spent = yield* spentOn(connection)
  const heap = [held()]
  const [before, start] = [spent(), performance.now()]
  const moment = yield* (yield* ReviewRepository).moment
  const count = yield* Reviews.decideShown(principal, { kind: "registration", moment }, { approve: true }).pipe(
    Stream.runFold(
      () => 0,
      (sum, { id, result }) => {
        if (Result.isFailure(result)) throw new Error(`${id}: ${result.failure.message}`)
        return sum + 1
      }
    )
  )
  const wall = performance.now() - start
  const took = since(before, spent())
  heap.push(held())
  return { count, wall, ...took, heap, resident: process.resourceUsage().maxRSS * 1024 }
})

const answer = await Effect.runPromise(
  Effect.provide(decided, portsOn(connection, moments.now, connections)) as Effect.Effect<
    Effect.Success<typeof decided>
  >
)
process.stdout.write(JSON.stringify(answer))
