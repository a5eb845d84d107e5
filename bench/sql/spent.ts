import { readFileSync } from "node:fs"
import type { Connection } from "@xueshi/embedded"
import { Effect } from "effect"
import { SqlClient } from "effect/sql"
import { on } from "./server.ts"

/** Milliseconds of processor time: of this process, and of PostgreSQL's for one database (not a number but on Linux). */
export interface Spent {
  readonly here: number
  readonly server: number
}

const ofProcess = (pid: number): number => {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, "utf8").split(" ")[0]) / 1e6
  } catch {
    return Number.NaN
  }
}

/** Tells what was spent so far, by those who are connected to a database now. */
export const spentOn = Effect.fnUntraced(function* ({ database, ...server }: Connection) {
  const ids = yield* on(
    { ...server, database: "postgres" },
    Effect.flatMap(
      SqlClient.SqlClient,
      (sql) => sql<{ pid: number }>`select pid from pg_stat_activity where datname = ${database}`
    )
  )
  return (): Spent => {
    const { system, user } = process.cpuUsage()
    return {
      here: (system + user) / 1000,
      server: ids.reduce((sum, { pid }) => sum + ofProcess(pid), 0)
    }
  }
})

export const plus = (one: Spent, other: Spent): Spent => ({
  here: one.here + other.here,
  server: one.server + other.server
})

export const since = (start: Spent, end: Spent): Spent => ({
  here: end.here - start.here,
  server: end.server - start.server
})
