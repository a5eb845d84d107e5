import { Declarations } from "@xueshi/core"
import { Effect, Result, Stream } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { Api } from "../contract/index.ts"
import { Asked } from "./Asked.ts"
import { asking } from "./asking.ts"
import { json, keyOfRequest } from "./command.ts"
import { makeProblem, type Refused } from "./problemOf.ts"

/** What became of one of many, as it is answered. */
export const outcomeIn =
  <const Done extends string>(done: Done, asked: typeof Asked.Service) =>
  <Id extends string, A extends { readonly version: number }, E extends Refused>({
    id,
    result
  }: {
    readonly id: Id
    readonly result: Result.Result<A, E>
  }) =>
    Result.isSuccess(result)
      ? { id, outcome: done, version: result.success.version }
      : { id, outcome: "refused" as const, problem: makeProblem<E["_tag"]>(result.failure, asked) }

export const selections = HttpApiBuilder.group(Api, "selections", (handlers) =>
  handlers.handle("approveAll", ({ headers, payload: { ids } }) =>
    asking(
      Effect.fnUntraced(function* (actor) {
        const asked = yield* Asked
        const key = yield* keyOfRequest(actor, "approveAll", headers, json(ids))
        const outcomes = Stream.map(Declarations.approveAll(actor, ids, key), outcomeIn("approved", asked))
        return { outcomes: yield* Stream.runCollect(outcomes) }
      })
    )
  )
)
