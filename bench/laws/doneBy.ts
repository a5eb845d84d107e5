import { Worker } from "node:worker_threads"
import type { Part, PartResult } from "./part.ts"

/** Has the parts done by so many threads, each taking the next when it has done one. Fails where one of them dies. */
export const doneBy = (
  threads: number,
  parts: ReadonlyArray<Part>,
  done: (result: PartResult) => void
): Promise<void> =>
  new Promise((resolve, reject) => {
    const waiting = [...parts]
    let left = parts.length
    for (let thread = 0; thread < Math.min(threads, parts.length); thread++) {
      const worker = new Worker(new URL("worker.ts", import.meta.url))
      const next = () => {
        const part = waiting.shift()
        if (part === undefined) void worker.terminate()
        else worker.postMessage(part)
      }
      worker.on("error", reject)
      worker.on("message", (result: PartResult) => {
        done(result)
        left--
        next()
        if (left === 0) resolve()
      })
      next()
    }
  })
