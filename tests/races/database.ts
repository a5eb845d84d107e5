import { type Connection, TestDatabase } from "@xueshi/embedded"
import { Effect, Exit, Scope } from "effect"
import { inject } from "vitest"
import { quickToSeeDeadlocks } from "./quick.ts"

/**
 * A migrated database of its own for a test file. Where it may, it lets two commits wait for each other only shortly: the
 * server's usual second would be most of the time that races take.
 */
export const openDatabase = async (): Promise<{
  readonly connection: Connection
  readonly close: () => Promise<void>
}> => {
  const scope = Scope.makeUnsafe()
  const connection = await Effect.runPromise(Scope.provide(TestDatabase.create(inject("postgres"), "migrated"), scope))
  await Effect.runPromise(Effect.ignore(quickToSeeDeadlocks(connection)))
  return { connection, close: () => Effect.runPromise(Scope.close(scope, Exit.void)) }
}
