import { Declarations } from "@xueshi/core"
import { Effect, Result, Stream } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { Api } from "../contract/index.ts"
import { Asked } from "./Asked.ts"
import { asking } from "./asking.ts"
import { json, keyOfRequest } from "./command.ts"
import { makeProblem } from "./problemOf.ts"

export const selections = HttpApiBuilder.group(Api, "selections", (handlers) =>
  handlers.handle("approveAll", ({ headers, payload: { ids } }) =>
    asking(
      Effect.fnUntraced(function* (actor) {
        const asked = yield* Asked
        const key = yield* keyOfRequest(actor, "approveAll", headers, json(ids))
        const outcomes = Declarations.approveAll(actor, ids, key).pipe(
          Stream.map(({ id, result }) =>
            Result.isSuccess(result)
              ? { id, outcome: "approved" as const, version: result.success.version }
              : {
                  id,
                  outcome: "refused" as const,
                  problem: makeProblem<typeof result.failure._tag>(result.failure, asked)
                }
          )
        )
        return { outcomes: yield* Stream.runCollect(outcomes) }
      })
    )
  )
)
