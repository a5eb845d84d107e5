import { fork } from "node:child_process"
import { join } from "node:path"
import process from "node:process"
import { type Mutant, nameOf } from "./Mutant.ts"
import type { Told } from "./probe.ts"
import type { Column } from "./Trial.ts"

/** What came of one fault. */
export interface Hunted {
  readonly mutant: Mutant
  /** What found it first, by column; empty where nothing did. */
  readonly found: ReadonlyMap<Column, string>
  readonly seconds: number
}

/** Such a signal comes from outside, as from a machine short of memory: it says nothing of the fault. */
const outside: ReadonlyArray<NodeJS.Signals | null> = ["SIGKILL", "SIGTERM", "SIGINT", "SIGHUP"]

/** Puts one fault to its trials in a process of its own; once more where that was killed from outside, and then it gives up. */
export const hunt = (mutant: Mutant, signal?: AbortSignal, again = true): Promise<Hunted> =>
  new Promise((resolve, reject) => {
    const began = performance.now()
    const found = new Map<Column, string>()
    const child = fork(join(import.meta.dirname, "probe.ts"), { stdio: "ignore", execArgv: [...process.execArgv] })
    let ended = false
    let trial: { readonly column: Column; readonly name: string } = { column: "laws", name: "loading" }
    const stop = () => child.kill("SIGKILL")
    signal?.addEventListener("abort", stop)
    child.on("message", (message) => {
      const told = message as Told
      if (told.at === "trial") trial = told
      else if (told.at === "found") found.set(told.column, told.name)
      else ended = true
    })
    child.on("error", reject)
    child.on("exit", (code, killedBy) => {
      signal?.removeEventListener("abort", stop)
      const isUnknown = !ended && found.size === 0 && signal?.aborted !== true
      if (isUnknown && outside.includes(killedBy)) {
        if (again) return resolve(hunt(mutant, signal, false))
        return reject(new Error(`killed twice from outside (${killedBy}), at ${trial.name}: ${nameOf(mutant)}`))
      }
      if (isUnknown) found.set(trial.column, `${trial.name}: ended by ${killedBy ?? `code ${code}`}`)
      resolve({ mutant, found, seconds: (performance.now() - began) / 1000 })
    })
    child.send(mutant)
  })
