// A process of its own for each fault: a thread of it loads the fault instead of what stands on disk, and puts it to every trial of its
// kind; its main thread watches how long that takes.
import process from "node:process"
import { Worker } from "node:worker_threads"
import type { Column } from "./Trial.ts"

/** What the probe tells: which trial begins, what found the fault, and that nothing is left to try. */
export type Told =
  | { readonly at: "trial"; readonly column: Column; readonly name: string }
  | { readonly at: "found"; readonly column: Column; readonly name: string; readonly why: string }
  | { readonly at: "end" }

/** A trial that takes so many seconds of processor time runs in a circle: the slowest takes a few. */
const longest = 60

const tell = (told: Told): Promise<void> =>
  new Promise((resolve) => (process.send === undefined ? resolve() : process.send(told, () => resolve())))

const secondsSpent = (): number => {
  const { system, user } = process.cpuUsage()
  return (system + user) / 1e6
}

process.once("message", (mutant) => {
  // Of V8's own options a thread takes none.
  const execArgv = process.execArgv.filter((one) => !one.startsWith("--max-"))
  const worker = new Worker(new URL("./trials.ts", import.meta.url), { workerData: mutant, execArgv })
  let trial: Extract<Told, { at: "trial" }> = { at: "trial", column: "laws", name: "loading" }
  let began = secondsSpent()
  const end = async (...last: ReadonlyArray<Told>) => {
    for (const told of last) await tell(told)
    process.exit()
  }
  const found = (why: string): Told => ({ at: "found", column: trial.column, name: `${trial.name}: ${why}`, why })
  setInterval(() => {
    if (secondsSpent() - began > longest) void end(found(`no end within ${longest} s`), { at: "end" })
  }, 500)
  worker.on("message", (told: Told) => {
    began = secondsSpent()
    if (told.at === "trial") trial = told
    void (told.at === "end" ? end(told) : tell(told))
  })
  worker.on("error", (error) => void end(found(String(error).slice(0, 2000)), { at: "end" }))
})
