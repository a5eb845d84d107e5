import { type ChildProcess, spawn } from "node:child_process"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import process from "node:process"
import { createInterface } from "node:readline"
import { setTimeout as pause } from "node:timers/promises"
import { Schema } from "effect"
import { Line, Task } from "./lines.ts"

/** Whom a kill -9 hits: the application, the whole server, or one of its backends. */
export type Victim = "application" | "postmaster" | "backend"

/** A kill: whom, how many milliseconds after its first command was acknowledged, or, when `starting`, after it was started: then it takes its server with it. */
export interface Kill {
  readonly victim: Victim
  readonly after: number
  readonly starting: boolean
}

/** Linux: the children of a process. */
const childrenOf = (pid: number): ReadonlyArray<number> => {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean).map(Number)
  } catch {
    return []
  }
}

const slay = (pid: number): void => {
  try {
    process.kill(pid, "SIGKILL")
  } catch {
    // gone already
  }
}

const strike = (child: ChildProcess, postgres: number | undefined, { after, starting, victim }: Kill): void => {
  if (starting || victim === "application" || postgres === undefined) {
    child.kill("SIGKILL")
    return
  }
  const backends = childrenOf(postgres)
  slay(victim === "backend" ? (backends[after % Math.max(1, backends.length)] ?? postgres) : postgres)
}

/** Starts a worker, kills as told, and gives every line that it said once it is gone. */
export const workAndKill = async (task: Task, kill: Kill): Promise<ReadonlyArray<Line>> => {
  const script = join(import.meta.dirname, "worker.ts")
  const flags = ["--conditions=xueshi-source", "--disable-warning=ExperimentalWarning"]
  const child = spawn(process.execPath, [...flags, script, Schema.encodeSync(Task)(task)], {
    stdio: ["ignore", "pipe", "inherit"]
  })
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()))
  const lines: Array<Line> = []
  let postgres: number | undefined
  let ready = () => {}
  const working = new Promise<void>((resolve) => {
    ready = resolve
  })
  const reading = (async () => {
    for await (const text of createInterface({ input: child.stdout ?? process.stdin })) {
      const line = Schema.decodeUnknownSync(Line)(text)
      lines.push(line)
      if (line._tag === "Ready") postgres = line.postgres
      if (line._tag === "Acknowledged") ready()
    }
  })()
  if (!kill.starting) await Promise.race([working, ended])
  await pause(kill.after)
  strike(child, postgres, kill)
  const gone = await Promise.race([ended.then(() => true), pause(15_000).then(() => false)])
  if (!gone) {
    child.kill("SIGKILL")
    await ended
  }
  await reading
  return lines
}
