import type { Late } from "@xueshi/core"
import { Reviews } from "@xueshi/core"
import { Effect, Pull, Stream } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { Api } from "../contract/index.ts"
import { Asked } from "./Asked.ts"
import { asking } from "./asking.ts"
import { json, keyOfRequest } from "./command.ts"
import { endedWell, LineBounds } from "./lines.ts"
import { outcomeIn } from "./selections.ts"

type Said = Late &
  (
    | { readonly outcome: "approved" }
    | { readonly outcome: "rejected"; readonly reason?: string; readonly reasonCode?: string }
  )

const verdictOf = (said: Said): Reviews.Verdict => {
  const { lateReason } = said
  if (said.outcome === "approved") return { approve: true, lateReason }
  return { reject: said.reason ?? "", reasonCode: said.reasonCode, lateReason }
}

/** The same stream once it has begun: what is wrong is told before its first item, by itself. */
const begun = Effect.fnUntraced(function* <A, E, R>(stream: Stream.Stream<A, E, R>) {
  const pull = yield* Stream.toPull(stream)
  const first = yield* Pull.catchDone(pull, () => Effect.succeed([]))
  return Stream.concat(Stream.fromIterable(first), Stream.orDie(Stream.fromPull(Effect.succeed(pull))))
})

export const decisions = HttpApiBuilder.group(Api, "decisions", (handlers) =>
  Effect.map(LineBounds, (bounds) =>
    handlers
      .handle("decideAll", ({ headers, payload }) =>
        asking(
          Effect.fnUntraced(function* (actor) {
            const asked = yield* Asked
            const key = yield* keyOfRequest(actor, "decideAll", headers, json(payload))
            const { ids, kind, outcome } = payload
            const settled = Reviews.decideAll(actor, { kind, ids, verdict: verdictOf(payload) }, key)
            return { outcomes: yield* Stream.runCollect(Stream.map(settled, outcomeIn(outcome, asked))) }
          })
        )
      )
      .handle("decideShown", ({ payload }) =>
        asking(
          Effect.fnUntraced(function* (actor) {
            const asked = yield* Asked
            const { hours, kind, moment, outcome, title } = payload
            const settled = yield* begun(Reviews.decideShown(actor, { kind, moment, title, hours }, verdictOf(payload)))
            const report = { event: "report" as const, decided: 0, refused: 0 }
            const lines = Stream.map(settled, (one) => {
              const told = outcomeIn(outcome, asked)(one)
              report[told.outcome === "refused" ? "refused" : "decided"] += 1
              return { event: "outcome" as const, outcome: told }
            })
            const whole = Stream.concat(
              lines,
              Stream.sync(() => report)
            )
            return yield* Effect.provideService(endedWell("decisions.decideShown", whole), LineBounds, bounds)
          })
        )
      )
  )
)
