import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { Context, Duration, Effect, Layer, type Scope } from "effect"
import { findPrograms } from "./binaries/Programs.ts"
import { type Connection, urlOf } from "./Connection.ts"
import { accountFor, give, leaveToOwner } from "./directory/Account.ts"
import { attempt } from "./directory/attempt.ts"
import { claim } from "./directory/claim.ts"
import { inspect, settleOwner } from "./directory/inspect.ts"
import { layoutOf } from "./directory/Layout.ts"
import { type StartError, StartFailed } from "./StartError.ts"
import type { Cluster } from "./server/Cluster.ts"
import { initialise } from "./server/initialise.ts"
import { keepLogShort } from "./server/Log.ts"
import { launch, type Settings } from "./server/launch.ts"
import { reap } from "./server/reap.ts"
import { sweep } from "./server/sweep.ts"

export interface Options {
  /** Where the data live; it must be empty, new or ours. `.xueshi` in the working directory, when durable. */
  readonly directory?: string | undefined
  /** False for tests: without fsync, and without a directory in a temporary one that goes with the scope. */
  readonly durable?: boolean | undefined
  /** How long the server may take to become ready; a minute. Recovery after a crash counts in. */
  readonly startTimeout?: Duration.Input | undefined
  /** More settings of PostgreSQL, such as `max_connections`. */
  readonly settings?: Settings | undefined
  /** A unix socket, or, as always on Windows, the loopback with a random port and a password. */
  readonly network?: "socket" | "loopback" | undefined
  /** Where to copy the programs when they cannot run in place; only we may write it, everyone must be able to enter. */
  readonly cache?: string | undefined
  /** A PostgreSQL of your own in place of the registry's: the directory that has `bin`, `lib` and `share`. */
  readonly programs?: string | undefined
}

/** A running server. */
export interface Server {
  /** Of its superuser, to the database `postgres`; for `PgClient.layer`. */
  readonly connection: Connection
  /** The same as a URL. */
  readonly url: string
  readonly directory: string
  readonly log: string
  readonly pid: number
}

const temporaryDirectory = (): Effect.Effect<string, StartError, Scope.Scope> =>
  Effect.acquireRelease(
    attempt(tmpdir(), () => mkdtempSync(join(tmpdir(), "xueshi-pg-test-"))),
    (path) => Effect.sync(() => rmSync(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 }))
  )

const lostPort = (error: StartError): boolean =>
  error instanceof StartFailed && /could not (bind|create any TCP)/.test(error.tail)

/** A real PostgreSQL, started with the scope and stopped with it; without a trace of the last crash. */
export class EmbeddedPostgres extends Context.Service<EmbeddedPostgres, Server>()("@xueshi/embedded/EmbeddedPostgres") {
  /**
   * Starts the server, making its cluster at the first call. It ends with the scope and, however this process ends, with
   * this process: by an exit, a signal, an exception or kill -9.
   *
   * @example
   * const program = Effect.gen(function* () {
   *   const { connection } = yield* EmbeddedPostgres.start({ directory: "/srv/xueshi" })
   *   return yield* queries.pipe(Effect.provide(PgClient.layer(connection)))
   * }).pipe(Effect.scoped)
   */
  static readonly start = Effect.fn("EmbeddedPostgres.start")(function* (
    options: Options = {}
  ): Effect.fn.Return<Server, StartError, Scope.Scope> {
    const durable = options.durable ?? true
    const temporary = durable || options.directory !== undefined ? undefined : yield* temporaryDirectory()
    const layout = layoutOf(resolve(temporary ?? options.directory ?? ".xueshi"))
    const { data, directory, holder, ignore, lock, log, password, socket } = layout
    yield* claim(layout)
    const account = accountFor(data)
    // So that the watchdog, which is the account's, can remove it.
    if (temporary !== undefined) yield* attempt(directory, () => give(temporary, account))
    const programs = yield* findPrograms(account, options)
    yield* settleOwner(layout, account)
    yield* attempt(directory, () => sweep(layout))
    yield* reap(layout, account)
    const cluster: Cluster = {
      layout,
      account,
      programs,
      durable,
      temporary,
      network: process.platform === "win32" ? "loopback" : (options.network ?? "socket"),
      startSeconds: Duration.toSeconds(Duration.fromInputUnsafe(options.startTimeout ?? "1 minute"))
    }
    if (!(yield* inspect(layout, programs.major))) yield* initialise(cluster)
    const { connection, pid } = yield* launch(cluster, options.settings ?? {}).pipe(
      Effect.retry({ times: 3, while: lostPort })
    )
    yield* keepLogShort(log)
    yield* attempt(directory, () => leaveToOwner(directory, [lock, holder, ignore, log, `${log}.1`, password, socket]))
    return { connection, url: urlOf(connection), directory, log, pid }
  })

  /** `start` as a layer. */
  static readonly layer = (options: Options = {}): Layer.Layer<EmbeddedPostgres, StartError> =>
    Layer.effect(EmbeddedPostgres, EmbeddedPostgres.start(options))
}
