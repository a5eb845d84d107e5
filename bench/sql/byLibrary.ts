import { PgClient } from "@effect/sql-pg"
import { Completions, Declarations, Policies } from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import type { Connection } from "@xueshi/embedded"
import { RandomIds, sql } from "@xueshi/sql"
import { Effect, Layer, ManagedRuntime, Stream } from "effect"
import { SqlClient } from "effect/sql"
import { administrator, moments, type Waiting } from "./city.ts"
import { clockAt } from "./clockAt.ts"

/** Every port on a database at a moment that stands still, over so many connections. */
export const portsOn = (
  connection: Connection,
  at: number,
  maxConnections = 1,
  governing: unknown = documents.weihai2018
) =>
  Layer.mergeAll(sql, RandomIds, Policies.layer([governing]), clockAt(at)).pipe(
    Layer.provideMerge(PgClient.layer({ ...connection, maxConnections })),
    Layer.orDie
  )

/** How many people's verdicts the job keeps at once. */
const together = 500

/** The library's use cases as an application calls them. */
export const byLibrary = (connection: Connection, connections = 1) =>
  Effect.acquireRelease(
    Effect.promise(async () => {
      const { dispose, runPromise } = ManagedRuntime.make(portsOn(connection, moments.now, connections))
      const approved = ({ id, organisation }: Waiting) => Declarations.approve(administrator(organisation), id)
      await runPromise(Effect.flatMap(SqlClient.SqlClient, (client) => client`select 1`))
      return {
        run: runPromise,
        approve: (waiting: Waiting) => runPromise(approved(waiting)),
        approveJudged: (waiting: Waiting) =>
          runPromise(Effect.andThen(approved(waiting), Completions.settle([waiting.professional]))),
        /** All of one organisation; `tell` hears of every outcome as it comes. */
        approveMany: (all: ReadonlyArray<Waiting>, tell: (outcome: Declarations.ApprovalOutcome) => void) =>
          runPromise(
            Declarations.approveAll(
              administrator((all[0] as Waiting).organisation),
              all.map(({ id }) => id)
            ).pipe(Stream.runForEach((outcome) => Effect.sync(() => tell(outcome))))
          ),
        recompute: () => runPromise(Completions.recomputeAll(together)),
        dispose
      }
    }),
    ({ dispose }) => Effect.promise(dispose)
  )
