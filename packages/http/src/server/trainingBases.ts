import { TrainingBases } from "@xueshi/core"
import { HttpApiBuilder } from "effect/http-api"
import { Api } from "../contract/index.ts"
import { json } from "./command.ts"
import { submitted } from "./submitted.ts"

export const trainingBases = HttpApiBuilder.group(Api, "trainingBases", (handlers) =>
  handlers
    .handle("submitPlan", ({ headers, payload }) =>
      submitted("./reviews", "submitPlan", headers, json(payload), (actor) => TrainingBases.submitPlan(actor, payload))
    )
    .handle("submitReport", ({ headers, payload }) =>
      submitted("./reviews", "submitReport", headers, json(payload), (actor) =>
        TrainingBases.submitReport(actor, payload)
      )
    )
)
