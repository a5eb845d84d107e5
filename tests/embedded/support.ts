import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process"
import { chmodSync, chownSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { setTimeout as pause } from "node:timers/promises"
import { PgClient } from "@effect/sql-pg"
import { type Connection, EmbeddedPostgres, type Options, type Server, type StartError } from "@xueshi/embedded"
import { Effect, Schema } from "effect"
import type { SqlError } from "effect/sql/SqlError"
import { atFileEnd } from "../atFileEnd.ts"

export const isRoot = process.getuid?.() === 0
export const nobody = 65534

/** A fresh directory that everyone can enter. */
export const place = (name = "xueshi-embedded-"): string => {
  const path = mkdtempSync(join(tmpdir(), name))
  chmodSync(path, 0o755)
  atFileEnd(async () => {
    await until(() => living(path).length === 0)
    if (!isRoot) spawnSync("chmod", ["-R", "u+rwX", path])
    rmSync(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
  })
  return path
}

/** Starts a server in this process, for as long as `use` takes. */
export const withServer = <A, E>(options: Options, use: (server: Server) => Effect.Effect<A, E>): Promise<A> =>
  Effect.runPromise(Effect.scoped(Effect.flatMap(EmbeddedPostgres.start(options), use)))

/** Why the server does not start. */
export const refusalOf = (options: Options): Promise<StartError> =>
  Effect.runPromise(Effect.flip(Effect.scoped(EmbeddedPostgres.start(options))))

export const sql = <A>(
  connection: Connection,
  use: (client: PgClient.PgClient) => Effect.Effect<A, SqlError>
): Effect.Effect<A, SqlError> =>
  Effect.scoped(
    Effect.flatMap(PgClient.PgClient, use).pipe(Effect.provide(PgClient.layer({ ...connection, maxConnections: 1 })))
  )

export const writeRow = (connection: Connection, text: string) =>
  sql(connection, (client) =>
    Effect.gen(function* () {
      yield* client`create table if not exists kept (text text not null)`
      yield* client`insert into kept values (${text})`
    })
  )

export const readRows = (connection: Connection): Effect.Effect<ReadonlyArray<string>, SqlError> =>
  Effect.map(
    sql(connection, (client) => client<{ readonly text: string }>`select text from kept order by text`),
    (rows) => rows.map(({ text }) => text)
  )

let seed: Promise<string> | undefined
const makeSeed = async () => {
  atFileEnd(() => {
    seed = undefined
  })
  const path = join(place(), "seed")
  await withServer({ directory: path, durable: false }, ({ connection }) => writeRow(connection, "from the seed"))
  return path
}
/** A directory whose cluster is made already: a copy, since making one takes a second. */
export const made = async (name = "data"): Promise<string> => {
  seed ??= makeSeed()
  const copy = join(place(), name)
  execFileSync("cp", ["-a", await seed, copy])
  return copy
}

const Line = Schema.fromJsonString(
  Schema.Struct({
    starting: Schema.optionalKey(Schema.Int),
    pid: Schema.optionalKey(Schema.Int),
    directory: Schema.optionalKey(Schema.String),
    log: Schema.optionalKey(Schema.String),
    connection: Schema.optionalKey(
      Schema.Struct({ host: Schema.String, port: Schema.Int, username: Schema.String, database: Schema.String })
    ),
    refused: Schema.optionalKey(
      Schema.StructWithRest(Schema.Struct({ code: Schema.String, message: Schema.String }), [
        Schema.Record(Schema.String, Schema.Unknown)
      ])
    )
  })
)
type Line = typeof Line.Type

export interface Process {
  readonly child: ChildProcess
  /** It is about to start its server. */
  readonly starting: Promise<Line>
  /** Its server is ready, or refused. */
  readonly said: Promise<Line>
  readonly ended: Promise<void>
}

/** A process of its own with a server, to be killed; as another user, if one is given. */
export const run = (
  ending: string,
  options: Options,
  how: { readonly uid?: number; readonly cwd?: string; readonly detached?: boolean } = {}
): Process => {
  const { NODE_COMPILE_CACHE, PATH } = process.env
  const user = how.uid === undefined ? {} : { uid: how.uid, gid: how.uid }
  const script = join(import.meta.dirname, "server.ts")
  const child = spawn(process.execPath, ["--conditions=xueshi-source", script, ending, JSON.stringify(options)], {
    cwd: how.cwd ?? "/",
    env: { PATH, HOME: "/nonexistent", NODE_COMPILE_CACHE },
    stdio: ["ignore", "pipe", ending === "exception" ? "ignore" : "inherit"],
    detached: how.detached ?? false,
    ...user
  })
  const lines = createInterface({ input: child.stdout ?? process.stdin })[Symbol.asyncIterator]()
  const next = async (): Promise<Line> => {
    const { done, value } = await lines.next()
    return done === true ? {} : Schema.decodeUnknownSync(Line)(value)
  }
  const starting = next()
  const said = starting.then(next)
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()))
  atFileEnd(() => {
    child.kill("SIGKILL")
    return ended
  })
  return { child, starting, said, ended }
}

/** The pids of a program whose working directory this is. Linux. */
export const living = (directory: string): ReadonlyArray<number> =>
  readdirSync("/proc").flatMap((name) => {
    try {
      return /^\d+$/.test(name) && readlinkSync(`/proc/${name}/cwd`).startsWith(directory) ? [Number(name)] : []
    } catch {
      return []
    }
  })

/** The watchdogs of the server with this socket's directory. Linux. */
export const watching = (socket: string): ReadonlyArray<number> =>
  readdirSync("/proc").flatMap((name) => {
    try {
      const line = /^\d+$/.test(name) ? readFileSync(`/proc/${name}/cmdline`, "utf8") : ""
      return line.startsWith("/bin/sh\0") && line.includes(socket) ? [Number(name)] : []
    } catch {
      return []
    }
  })

export const until = async (what: () => boolean, seconds = 15): Promise<boolean> => {
  for (let left = seconds * 20; left > 0; left -= 1) {
    if (what()) return true
    await pause(50)
  }
  return what()
}

export const alive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0) && !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, "utf8"))
  } catch {
    return false
  }
}

/** Kills without mercy and waits until it is gone. */
export const slay = async (pid: number): Promise<void> => {
  try {
    process.kill(pid, "SIGKILL")
  } catch {
    // gone already
  }
  await until(() => !alive(pid))
}

export const giveTo = (path: string, uid: number): void => chownSync(path, uid, uid)
