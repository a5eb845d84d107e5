import { Declarations } from "@xueshi/core"
import { Effect, Result, Stream } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { Api } from "../contract/index.ts"
import { CurrentActor } from "../contract/security.ts"
import { Asked } from "./Asked.ts"
import { makeProblem } from "./problemOf.ts"

export const selections = HttpApiBuilder.group(Api, "selections", (handlers) =>
  handlers.handle("approveAll", ({ payload: { ids } }) =>
    Effect.gen(function* () {
      const asked = yield* Asked
      const outcomes = Declarations.approveAll(yield* CurrentActor, ids).pipe(
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
