import { PgClient } from "@effect/sql-pg"
import { type Connection, EmbeddedPostgres } from "@xueshi/embedded"
import { migrate } from "@xueshi/sql"
import { Effect } from "effect"
import { quickToSeeDeadlocks } from "../races/quick.ts"

/** A migrated database on a server of its own, without fsync, as long as `use` takes. */
export const withDatabase = <A>(use: (connection: Connection) => Promise<A>): Promise<A> =>
  Effect.runPromise(
    Effect.scoped(
      Effect.gen(function* () {
        const { connection } = yield* EmbeddedPostgres.start({ durable: false })
        yield* Effect.provide(migrate, PgClient.layer(connection))
        yield* quickToSeeDeadlocks(connection)
        return yield* Effect.promise(() => use(connection))
      })
    )
  )
