import { enableCompileCache, registerHooks } from "node:module"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { parentPort, workerData } from "node:worker_threads"
import type { Mutant } from "./Mutant.ts"
import type { Told } from "./probe.ts"
import { root } from "./root.ts"
import type { Column, Trial } from "./Trial.ts"

const tell = (told: Told): void => parentPort?.postMessage(told)

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

const tryAll = async (mutant: Mutant): Promise<void> => {
  tell({ at: "trial", column: "laws", name: "loading" })
  const found = new Set<Column>()
  const foundBy = (column: Column, name: string, error: unknown) => {
    found.add(column)
    tell({ at: "found", column, name, why: String(error).slice(0, 2000) })
  }
  try {
    for (const { column, name, run } of await trialsOf(mutant)) {
      if (found.has(column)) continue
      tell({ at: "trial", column, name })
      try {
        await run()
      } catch (error) {
        foundBy(column, name, error)
        if (mutant.kind !== "documents") break
      }
    }
  } catch (error) {
    foundBy("laws", "loading", error)
  }
  tell({ at: "end" })
}

enableCompileCache()
void tryAll(workerData as Mutant)
