import { parentPort, workerData } from "node:worker_threads"
import { Effect } from "effect"
import { copying } from "./copyInto.ts"
import { documentsOf } from "./judging.ts"
import { addTo, peopleLot, type Sums } from "./lots.ts"
import { type Plan, Province } from "./province/Province.ts"

/** What a thread is told at its start. Documents are sent as they were written: compiled ones have functions. */
export interface Task {
  readonly url: string
  readonly plan: Plan
  readonly documents: ReadonlyArray<unknown>
}

/** What a thread answers: so many people are written; or, once there is no more, what they add to the statistics. */
export type Answer = { readonly written: number } | { readonly sums: Sums }

const { documents, plan, url } = workerData as Task
const province = new Province(plan)
const governed = Effect.runSync(documentsOf(documents))
const { copy, end } = await copying(url)
const sums: Sums = new Map()

parentPort?.on("message", async (from: number | undefined) => {
  if (from === undefined) {
    await end()
    parentPort?.postMessage({ sums } satisfies Answer)
    parentPort?.close()
    return
  }
  const lot = peopleLot(province, governed, from)
  await copy(lot.text)
  addTo(sums, lot.sums)
  parentPort?.postMessage({ written: from } satisfies Answer)
})
parentPort?.postMessage({ written: -1 } satisfies Answer)
