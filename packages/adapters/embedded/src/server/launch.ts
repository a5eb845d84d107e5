import { readFileSync } from "node:fs"
import { createServer } from "node:net"
import { Effect, Redacted, type Scope } from "effect"
import { programOf } from "../binaries/Programs.ts"
import type { Connection } from "../Connection.ts"
import { attempt } from "../directory/attempt.ts"
import { type StartError, StartTimedOut } from "../StartError.ts"
import { type Cluster, dataArgument, superuser } from "./Cluster.ts"
import { diagnose } from "./diagnose.ts"
import { endedWithin, type Guarded, guarded } from "./guarded.ts"
import { tailOf } from "./Log.ts"
import { readPostmasterFile } from "./postmasterFile.ts"
import { socketDirectory } from "./socketDirectory.ts"
import { writingOut } from "./writingOut.ts"

export type Settings = Readonly<Record<string, string>>

const onOff = (durable: boolean): Settings => ({
  fsync: durable ? "on" : "off",
  full_page_writes: durable ? "on" : "off",
  ...(durable ? {} : { synchronous_commit: "off" })
})
const ours: Settings = {
  log_destination: "stderr",
  logging_collector: "off",
  log_checkpoints: "off",
  // `diagnose` reads it.
  lc_messages: "C",
  unix_socket_permissions: "0700"
}
const defaults: Settings = { timezone: "UTC", log_timezone: "UTC" }

const freePort: Effect.Effect<number> = Effect.callback((resume) => {
  const server = createServer()
  server.listen(0, "127.0.0.1", () => {
    const address = server.address()
    server.close(() => resume(Effect.succeed(typeof address === "object" && address !== null ? address.port : 0)))
  })
})

/** Where it shall listen: a socket that only its account can reach, or the loopback with a password. */
const listening = Effect.fnUntraced(function* ({ account, layout, network }: Cluster) {
  const user = { username: superuser, database: "postgres" }
  if (network === "socket") {
    const host = yield* socketDirectory(layout, account)
    const settings: Settings = { listen_addresses: "", port: "5432", unix_socket_directories: `"${host}"` }
    return { connection: { host, port: 5432, ...user } satisfies Connection, settings }
  }
  const port = yield* freePort
  const password = Redacted.make(yield* attempt(layout.directory, () => readFileSync(layout.password, "utf8")))
  const settings: Settings = { listen_addresses: "127.0.0.1", port: `${port}`, unix_socket_directories: "" }
  return { connection: { host: "127.0.0.1", port, password, ...user } satisfies Connection, settings }
})

/** Ready when its own file says so, as `pg_ctl` does it. */
const untilReady = async (child: Guarded, data: string, seconds: number): Promise<"ready" | "ended" | "late"> => {
  const until = performance.now() + seconds * 1000
  while (performance.now() < until) {
    const file = readPostmasterFile(data)
    if (file?.pid === child.pid && file.ready) return "ready"
    if (await endedWithin(child, 5)) return "ended"
  }
  return "late"
}

/**
 * Waits for a fast shutdown as long as it takes to write the data out. One that does not come to that is not waited for:
 * PostgreSQL 18 never ends one that reaches it while it recovers from the crash of one of its own processes.
 */
const endedInOrder = async (child: Guarded, data: string): Promise<boolean> =>
  (await endedWithin(child, 2_000)) || (writingOut(data) && (await endedWithin(child, 30_000)))

/**
 * Fast shutdown: clients are disconnected and the data written out; not even that where they are thrown away. After an
 * immediate one the next start recovers: nothing is lost.
 */
const stop = async (child: Guarded, { account, layout, programs, temporary }: Cluster): Promise<void> => {
  if (child.ended() !== undefined) return
  if (process.platform === "win32") {
    const args = ["stop", "-m", "fast", "-D", layout.data]
    const asked = await guarded({
      program: programOf(programs, "pg_ctl"),
      args,
      cwd: layout.data,
      account,
      log: layout.log
    })
    await endedWithin(asked, 30_000)
  } else child.signal(temporary === undefined ? "SIGINT" : "SIGQUIT")
  if (await endedInOrder(child, layout.data)) return
  child.signal("SIGQUIT")
  if (await endedWithin(child, 5_000)) return
  child.signal("SIGKILL")
  await endedWithin(child, 5_000)
}

export interface Launched {
  readonly connection: Connection
  readonly pid: number
}

/** Starts the server on a sound cluster, waits until it is ready, and stops it with the scope. */
export const launch = Effect.fn("EmbeddedPostgres.launch")(function* (
  cluster: Cluster,
  extra: Settings
): Effect.fn.Return<Launched, StartError, Scope.Scope> {
  const { account, durable, layout, programs, startSeconds: seconds, temporary } = cluster
  const { data, directory, log } = layout
  const { connection, settings } = yield* listening(cluster)
  const all = { ...defaults, ...extra, ...onOff(durable), ...ours, ...settings }
  const args = [
    ...["-D", dataArgument(data, account)],
    ...Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`])
  ]
  const socket = cluster.network === "socket" ? connection.host : undefined
  const removes = { socket, temporary }
  const child = yield* Effect.acquireRelease(
    attempt(directory, () =>
      guarded({ program: programOf(programs, "postgres"), args, cwd: data, account, log, removes })
    ),
    (child) => Effect.promise(() => stop(child, cluster))
  )
  const state = yield* Effect.promise(() => untilReady(child, data, seconds))
  const tail = tailOf(log, child.from)
  if (state === "late") return yield* new StartTimedOut({ directory, seconds, log, tail })
  if (state === "ended") return yield* diagnose(layout, tail)
  return { connection, pid: child.pid }
})
