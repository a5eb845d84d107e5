import { Worker } from "node:worker_threads"
import { Effect } from "effect"
import { cannot, type Ended } from "../Ended.ts"
import { threadEnvironment } from "../threadEnvironment.ts"
import { addTo, lotSize, type Sums } from "./lots.ts"
import type { Answer, Task } from "./worker.ts"

/** Beside this module, with its own suffix: `.ts` from sources, `.js` from dist. */
const workerUrl = new URL(`./worker${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`, import.meta.url)

const failed = (error: unknown): Ended => {
  const text = error instanceof Error ? error.message : String(error)
  return cannot(
    `生成未能完成，请清空数据库后重试：${text}`,
    `could not be done; empty the database and try again: ${text}`
  )
}

/**
 * Makes and writes everybody on so many threads, each over a connection of its own; `tell` hears how many are written. Gives the
 * sums of the statistics.
 */
export const writePeople = (task: Task, threads: number, tell: (written: number) => void): Effect.Effect<Sums, Ended> =>
  Effect.callback((resume) => {
    const { professionals } = task.plan
    const sums: Sums = new Map()
    let [next, written, running] = [0, 0, threads]
    const workers = Array.from(
      { length: threads },
      () => new Worker(workerUrl, { workerData: task, env: threadEnvironment() })
    )
    for (const worker of workers) {
      worker.on("error", (error) => resume(Effect.fail(failed(error))))
      worker.on("message", (answer: Answer) => {
        if ("sums" in answer) {
          addTo(sums, answer.sums)
          running -= 1
          if (running === 0) resume(Effect.succeed(sums))
          return
        }
        if (answer.written >= 0) written += Math.min(lotSize, professionals - answer.written)
        tell(written)
        worker.postMessage(next < professionals ? next : undefined)
        next += lotSize
      })
    }
    return Effect.promise(() => Promise.all(workers.map((worker) => worker.terminate())))
  })
