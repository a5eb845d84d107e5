import { chmodSync, mkdtempSync } from "node:fs"
import { rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import process from "node:process"
import { PgClient } from "@effect/sql-pg"
import { EmbeddedPostgres, TestDatabase } from "@xueshi/embedded"
import { migrate } from "@xueshi/sql"
import { Effect, Exit, Scope } from "effect"
import type { TestProject } from "vitest/node"

declare module "vitest" {
  interface ProvidedContext {
    readonly postgres: string
  }
}

/** The name of the migrated database that test files copy. */
export const template = "migrated"

/** What one program has compiled, those that tests start later need not: it halves the time that they need to load. */
const shareCompiled = Effect.acquireRelease(
  Effect.sync(() => {
    const compiled = mkdtempSync(join(tmpdir(), "xueshi-compiled-"))
    // Some run as another user.
    chmodSync(compiled, 0o777)
    process.env["NODE_COMPILE_CACHE"] = compiled
    return compiled
  }),
  (compiled) => Effect.promise(() => rm(compiled, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 }))
)

/** One server for all test files, embedded or named by TEST_DATABASE_URL, with a migrated database to copy. */
export default async (project: TestProject) => {
  const scope = Scope.makeUnsafe()
  const start = Effect.gen(function* () {
    yield* shareCompiled
    const given = process.env["TEST_DATABASE_URL"]
    const url = given ?? (yield* EmbeddedPostgres.start({ durable: false })).url
    yield* TestDatabase.template(url, template, (connection) =>
      migrate.pipe(Effect.provide(PgClient.layer(connection)))
    )
    return url
  })
  project.provide("postgres", await Effect.runPromise(Scope.provide(start, scope)))
  return () => Effect.runPromise(Scope.close(scope, Exit.void))
}
