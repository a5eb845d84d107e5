import { fork } from "node:child_process"
import { join } from "node:path"
import process from "node:process"
import type { Mutant } from "./Mutant.ts"
import type { Told } from "./probe.ts"
import type { Column } from "./Trial.ts"

/** What came of one fault. */
export interface Hunted {
  readonly mutant: Mutant
  /** What found it first, by column; empty where nothing did. */
  readonly found: ReadonlyMap<Column, string>
  readonly seconds: number
}

/** A trial of which nothing is heard for as long waits for what never comes; what runs in a circle ends itself before. */
const longest = 1_200_000

/** Puts one fault to its trials in a process of its own. */
export const hunt = (mutant: Mutant, signal?: AbortSignal): Promise<Hunted> =>
  new Promise((resolve, reject) => {
    const began = performance.now()
    const found = new Map<Column, string>()
    const child = fork(join(import.meta.dirname, "probe.ts"), { stdio: "ignore", execArgv: [...process.execArgv] })
    let ended = false
    let trial: { readonly column: Column; readonly name: string } = { column: "laws", name: "loading" }
    const waits = setTimeout(() => {
      found.set(trial.column, `${trial.name}: nothing heard for ${longest / 1000} s`)
      child.kill("SIGKILL")
    }, longest)
    const stop = () => child.kill("SIGKILL")
    signal?.addEventListener("abort", stop)
    child.on("message", (message) => {
      const told = message as Told
      waits.refresh()
      if (told.at === "trial") trial = told
      else if (told.at === "found") found.set(told.column, told.name)
      else ended = true
    })
    child.on("error", reject)
    child.on("exit", (code, killedBy) => {
      clearTimeout(waits)
      signal?.removeEventListener("abort", stop)
      if (!ended && found.size === 0) found.set(trial.column, `${trial.name}: ended by ${killedBy ?? `code ${code}`}`)
      resolve({ mutant, found, seconds: (performance.now() - began) / 1000 })
    })
    child.send(mutant)
  })
