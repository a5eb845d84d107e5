// A process of its own for each fault: it is loaded instead of what stands on disk, and put to every trial of its kind.
import { enableCompileCache, registerHooks } from "node:module"
import { join } from "node:path"
import process from "node:process"
import { pathToFileURL } from "node:url"
import { Worker } from "node:worker_threads"
import type { Mutant } from "./Mutant.ts"
import { root } from "./root.ts"
import type { Column, Trial } from "./Trial.ts"

/** What the probe tells: which trial begins, what found the fault, and that nothing is left to try. */
export type Told =
  | { readonly at: "trial"; readonly column: Column; readonly name: string }
  | { readonly at: "found"; readonly column: Column; readonly name: string; readonly why: string }
  | { readonly at: "end" }

const tell = (told: Told): Promise<void> =>
  new Promise((resolve) => (process.send === undefined ? resolve() : process.send(told, () => resolve())))

const trialsOf = async (mutant: Mutant): Promise<ReadonlyArray<Trial>> => {
  if (mutant.kind === "documents") return (await import("./documentTrials.ts")).documentTrials(mutant)
  const url = pathToFileURL(join(root, mutant.path)).href
  registerHooks({
    load: (asked, context, next) =>
      asked === url ? { format: "module-typescript", source: mutant.text, shortCircuit: true } : next(asked, context)
  })
  const { engineTrials, ruleTrials } = await import("./sourceTrials.ts")
  return mutant.kind === "engine" ? engineTrials() : ruleTrials()
}

/** Ends this process where a trial runs in a circle; to be told of each that begins. */
const watched = (): (() => void) => {
  const trials = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)
  new Worker(join(import.meta.dirname, "circle.ts"), { workerData: trials }).unref()
  return () => void Atomics.add(new Int32Array(trials), 0, 1)
}

const probe = async (mutant: Mutant): Promise<void> => {
  const begins = watched()
  await tell({ at: "trial", column: "laws", name: "loading" })
  const found = new Set<Column>()
  const foundBy = async (column: Column, name: string, error: unknown) => {
    found.add(column)
    await tell({ at: "found", column, name, why: String(error).slice(0, 2000) })
  }
  try {
    for (const { column, name, run } of await trialsOf(mutant)) {
      if (found.has(column)) continue
      begins()
      await tell({ at: "trial", column, name })
      try {
        await run()
      } catch (error) {
        await foundBy(column, name, error)
        if (mutant.kind !== "documents") break
      }
    }
  } catch (error) {
    await foundBy("laws", "loading", error)
  }
  await tell({ at: "end" })
  process.exit()
}

enableCompileCache()
process.once("message", (mutant) => void probe(mutant as Mutant))
