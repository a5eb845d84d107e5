import { spawn } from "node:child_process"
import { once } from "node:events"
import { fileURLToPath } from "node:url"
import { Completions, derivedMatches, Policies } from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { Effect, Layer } from "effect"
import { SqlClient } from "effect/sql"
import { expect, inject, it } from "vitest"
import { postgres } from "../postgres/postgres.ts"
import { manyPeople } from "./sizes.ts"

const program = fileURLToPath(new URL("recomputer.ts", import.meta.url))

/** Starts the job in a process of its own and kills it after so many batches; gives what it said it had settled. */
const killedAfter = async (database: string, batches: number): Promise<number> => {
  const options = ["--conditions=xueshi-source", program, inject("postgres"), database]
  const child = spawn(process.execPath, options, { stdio: ["ignore", "pipe", "inherit"] })
  const settled: Array<number> = []
  for await (const chunk of child.stdout) {
    settled.push(...String(chunk).trim().split("\n").map(Number))
    if (settled.length >= batches) child.kill("SIGKILL")
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit")
  return settled.reduce((sum, one) => sum + one, 0)
}

it("SYS-01 STA-02 a job killed at any batch is gone on with: everybody is judged once, and no statistic is lost or doubled", () =>
  Effect.gen(function* () {
    yield* manyPeople
    const sql = yield* SqlClient.SqlClient
    const [place] = yield* sql<{ name: string }>`select current_database() as name`
    const waiting = sql<{ left: number }>`select count(*)::integer as left from ledger where settled < inputs`
    let before = 4000
    for (const batches of [1, 3, 7]) {
      const said = yield* Effect.promise(() => killedAfter(place?.name ?? "", batches))
      const [{ left } = { left: 0 }] = yield* waiting
      expect(said).toBeGreaterThanOrEqual(40 * batches)
      expect(left).toBeLessThanOrEqual(before - said)
      expect(left).toBeGreaterThan(0)
      before = left
    }
    expect(yield* Completions.recomputeAll(1000)).toBe(before)
    expect(yield* derivedMatches(1000)).toEqual({ people: 4000, stale: 0, mismatches: [] })
  }).pipe(
    Effect.provide(Layer.merge(postgres, Layer.orDie(Policies.layer([documents.weihai2018])))),
    Effect.scoped,
    Effect.runPromise
  ))
