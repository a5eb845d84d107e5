/** A process that recomputes in small batches, for the test that kills it: `recomputer.ts <server url> <database>`. */
import { PgClient } from "@effect/sql-pg"
import { Completions, Policies } from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { connectionOf } from "@xueshi/embedded"
import { sql } from "@xueshi/sql"
import { Effect, Layer } from "effect"

const [, , url = "", database = ""] = process.argv
const client = PgClient.layer({ ...connectionOf(url), database })
const layer = Layer.merge(sql.pipe(Layer.provideMerge(client)), Policies.layer([documents.weihai2018]))

const batches = Effect.gen(function* () {
  while (true) {
    const { done, settled } = yield* Completions.recompute(40)
    process.stdout.write(`${settled}\n`)
    if (done) return
  }
})
await Effect.runPromise(Effect.provide(batches, layer))
