import { Effect, Layer } from "effect"
import { Authenticated, CurrentActor } from "../contract/security.ts"
import { Asked } from "./Asked.ts"
import { makeProblem } from "./problemOf.ts"
import { refusals } from "./refusals.ts"

/** Lets in whoever the portal's own log-in knows, and nobody else. What is a credential there, is its own matter. */
const letIn: typeof Authenticated.Service.bearer = Effect.fnUntraced(function* (effect) {
  const asked = yield* Asked
  const actor = yield* Effect.promise(asked.principal)
  if (actor === undefined) return yield* Effect.fail(makeProblem(refusals.unauthenticated, asked))
  asked.caller.user = actor.user
  return yield* Effect.provideService(effect, CurrentActor, actor)
})

/** Who asks, by the portal's own log-in. */
export const byPortal = Layer.succeed(Authenticated, Authenticated.of({ bearer: letIn, cookie: letIn }))
