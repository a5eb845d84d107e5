import * as NodeServices from "@effect/platform-node/NodeServices"
import { type MainJob, mainJob } from "@xueshi/example-weihai/mainJob"
import { Effect, type Layer } from "effect"

/** Nothing asked for, on memory. */
export const nothing: MainJob = {
  out: "",
  roster: undefined,
  declarations: undefined,
  today: undefined,
  database: { _tag: "Memory" },
  evidence: ""
}

/** Why the job ends: the same job as the program's, without the start of a process. */
export const refusalOf = (job: MainJob, services: Layer.Layer<NodeServices.NodeServices> = NodeServices.layer) =>
  Effect.runPromise(mainJob(job).pipe(Effect.scoped, Effect.flip, Effect.provide(services)))

/** The same, of a job that ends well. */
export const done = (job: MainJob): Promise<void> =>
  Effect.runPromise(mainJob(job).pipe(Effect.scoped, Effect.asVoid, Effect.provide(NodeServices.layer)))
