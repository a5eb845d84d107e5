import { type Declaration, Declarations, TrainingBases } from "@xueshi/core"
import { Effect, Result, Stream } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { Api } from "../contract/index.ts"
import { Asked } from "./Asked.ts"
import { asking } from "./asking.ts"
import { json, keyOfRequest } from "./command.ts"
import { failuresOfRule } from "./failuresOf.ts"
import { makeProblem, type Refused } from "./problemOf.ts"

/** What became of one of those for whom is declared, as it is answered; what a claim lacks is told of each. */
const outcomeIn =
  (asked: typeof Asked.Service) =>
  <Id extends string, E extends Refused>({
    id,
    result
  }: {
    readonly id: Id
    readonly result: Result.Result<Declaration, E>
  }) => {
    if (Result.isSuccess(result)) {
      const { id: declaration, version } = result.success
      return { id, outcome: "declared" as const, declaration, version }
    }
    const refused: Refused<E["_tag"]> = result.failure
    const failures = failuresOfRule("body/claim", refused.issues ?? [], asked.language)
    return { id, outcome: "refused" as const, problem: makeProblem<E["_tag"]>(refused, asked, failures) }
  }

export const onBehalf = HttpApiBuilder.group(Api, "onBehalf", (handlers) =>
  handlers
    .handle("forMany", ({ headers, payload }) =>
      asking(
        Effect.fnUntraced(function* (actor) {
          const asked = yield* Asked
          const key = yield* keyOfRequest(actor, "declareFor", headers, json(payload))
          const declared = Declarations.declareFor(actor, payload.professionals, payload.claim, key)
          return { outcomes: yield* Stream.runCollect(Stream.map(declared, outcomeIn(asked))) }
        })
      )
    )
    .handle("forAttendees", ({ headers, params: { id: plan }, payload }) =>
      asking(
        Effect.fnUntraced(function* (actor) {
          const asked = yield* Asked
          const key = yield* keyOfRequest(actor, "declareForAttendees", headers, json({ plan, payload }))
          const declared = TrainingBases.declareFor(actor, { plan, ...payload }, key)
          return { outcomes: yield* Stream.runCollect(Stream.map(declared, outcomeIn(asked))) }
        })
      )
    )
)
