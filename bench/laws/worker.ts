import { parentPort } from "node:worker_threads"
import { type Part, runPart } from "./part.ts"

parentPort?.on("message", (part: Part) => parentPort?.postMessage(runPart(part)))
