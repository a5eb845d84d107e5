import { type ChildProcess, fork } from "node:child_process"
import { once } from "node:events"
import type { Connection } from "@xueshi/embedded"
import { Effect, Redacted } from "effect"
import { moments } from "../sql/city.ts"
import type { Answered, Told } from "./child.ts"

/** A server in a process of its own. */
export interface Contestant {
  readonly name: string
  readonly url: string
  /** Its processor time so far, in milliseconds. */
  readonly spent: () => Promise<number>
}

/** A directory for profiles of the contestants, where one is asked for. */
const profiles = process.env["BENCH_PROFILES"]

const answerOf = async <Key extends string>(child: ChildProcess, key: Key): Promise<number> => {
  const heard = new AbortController()
  const { signal } = heard
  const gone = once(child, "exit", { signal }).then(([code]) => {
    throw new Error(`a server of the bench ended: ${code}`)
  })
  const [answered] = (await Promise.race([once(child, "message", { signal }), gone])) as [Answered]
  gone.catch(() => undefined)
  heard.abort()
  return (answered as Readonly<Record<Key, number>>)[key]
}

/** Starts a contestant on a database, for as long as the scope. What it logs goes nowhere. */
export const contestant = (name: string, program: URL, { password, ...connection }: Connection) =>
  Effect.acquireRelease(
    Effect.promise(async () => {
      const profiled = profiles === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${profiles}`]
      const child = fork(program, {
        execArgv: [...process.execArgv, ...profiled],
        stdio: ["ignore", "ignore", "inherit", "ipc"]
      })
      const secret = password && { password: Redacted.value(password) }
      child.send({ connection: { ...connection, ...secret }, now: moments.now } satisfies Told)
      const port = await answerOf(child, "port")
      const spent = async () => {
        child.send("spent")
        return (await answerOf(child, "spent")) / 1000
      }
      return { child, server: { name, url: `http://127.0.0.1:${port}`, spent } satisfies Contestant }
    }),
    ({ child }) =>
      Effect.promise(async () => {
        const gone = once(child, "exit")
        child.disconnect()
        await gone
      })
  ).pipe(Effect.map(({ server }): Contestant => server))
