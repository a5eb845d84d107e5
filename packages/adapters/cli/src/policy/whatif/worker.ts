import { parentPort, workerData } from "node:worker_threads"
import { decodePolicy, type Reform } from "@xueshi/core"
import { Result } from "effect"
import { type Judging, lineJudge } from "./judgeLines.ts"

/** What a thread is told at its start. Documents are sent as they were written: compiled ones have functions. */
export interface Task extends Omit<Reform, "from" | "to">, Judging {
  readonly from: unknown
  readonly to: unknown
}

const { examples, flips, from, to, ...rest } = workerData as Task
const [before, after] = [Result.getOrThrow(decodePolicy(from)), Result.getOrThrow(decodePolicy(to))]
const judge = lineJudge({ ...rest, from: before, to: after }, { examples, flips })

parentPort?.on("message", (bytes: Uint8Array<ArrayBuffer>) => parentPort?.postMessage(judge(bytes)))
