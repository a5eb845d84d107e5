import { Worker } from "node:worker_threads"
import { Effect } from "effect"
import { cannot, type Ended } from "../../Ended.ts"
import { threadEnvironment } from "../../threadEnvironment.ts"
import type { JudgedLines } from "./judgeLines.ts"
import type { Task } from "./worker.ts"

/** Beside this module, with its own suffix: `.ts` from sources, `.js` from dist. */
const workerUrl = new URL(`./worker${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`, import.meta.url)

type Answer = (judged: Effect.Effect<JudgedLines, Ended>) => void

interface Thread {
  readonly worker: Worker
  /** Who waits for it, in the order of what it was given. */
  readonly waiting: Array<Answer>
}

const start = (workerData: Task): Thread => {
  const worker = new Worker(workerUrl, { workerData, env: threadEnvironment() })
  const waiting: Array<Answer> = []
  worker.on("message", (judged: JudgedLines) => waiting.shift()?.(Effect.succeed(judged)))
  worker.on("error", (error) => {
    const { message } = error instanceof Error ? error : { message: String(error) }
    for (const answer of waiting.splice(0))
      answer(Effect.fail(cannot(`测算未能完成：${message}`, `could not be done: ${message}`)))
  })
  return { worker, waiting }
}

/** Threads that judge lines, as long as the scope lasts. Bytes are given away: nobody else may use them afterwards. */
export const makeThreads = (count: number, task: Task) =>
  Effect.map(
    Effect.acquireRelease(
      Effect.sync(() => Array.from({ length: count }, () => start(task))),
      (threads) => Effect.promise(() => Promise.all(threads.map(({ worker }) => worker.terminate())))
    ),
    (threads) =>
      (bytes: Uint8Array<ArrayBuffer>): Effect.Effect<JudgedLines, Ended> =>
        Effect.callback((resume) => {
          const { waiting, worker } = threads.reduce((one, other) =>
            other.waiting.length < one.waiting.length ? other : one
          )
          waiting.push(resume)
          worker.postMessage(bytes, [bytes.buffer])
        })
  )
