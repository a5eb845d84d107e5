// The reading thread. It imports nothing that needs resolving by package conditions: it must start alike from sources,
// from dist and under a test runner.
import { parentPort, workerData } from "node:worker_threads"
import type { Answer, Request } from "./protocol.ts"
import { toRefusal } from "./Refused.ts"
import { readBatches } from "./readBatches.ts"

const { form, limits, path } = workerData as Request
const batches = readBatches(path, form, limits)

const next = async (): Promise<Answer> => {
  try {
    const { done, value } = await batches.next()
    return done ? { _tag: "End" } : { _tag: "Rows", rows: value }
  } catch (error) {
    return { _tag: "Refused", refusal: toRefusal(error) }
  }
}

parentPort?.on("message", async () => parentPort?.postMessage(await next()))
