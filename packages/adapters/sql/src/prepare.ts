import { Effect } from "effect"
import { DatabaseUnavailable, unavailable } from "./DatabaseUnavailable.ts"
import { migrate } from "./migrate.ts"
import { schemaState } from "./schemaState.ts"

/**
 * Makes a database ready for this version: migrates it where it is older, and refuses it where a newer version has
 * migrated it. Any number of processes may do so at once.
 */
export const prepare = Effect.gen(function* () {
  yield* migrate
  // After migrating, which leaves a newer database alone: none can become newer in between.
  const { applied, known, state } = yield* schemaState
  if (state === "newer")
    return yield* new DatabaseUnavailable({ reason: "newerSchema", detail: `${applied} > ${known}` })
}).pipe(
  Effect.catch((error) =>
    Effect.flatMap(
      Effect.sync(() => unavailable(error)),
      (found) => found ?? Effect.die(error)
    )
  )
)
