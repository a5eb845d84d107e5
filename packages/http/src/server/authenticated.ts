import { Effect, Layer } from "effect"
import { Authenticated, CurrentActor } from "../contract/security.ts"
import { Asked } from "./Asked.ts"
import { makeProblem } from "./problemOf.ts"
import { refusals } from "./refusals.ts"

/** Lets in whoever the mount's log-in knows, and nobody else. What the credential is worth has been looked at before. */
const letIn: typeof Authenticated.Service.bearer = Effect.fnUntraced(function* (effect) {
  const asked = yield* Asked
  if (asked.actor === undefined) return yield* Effect.fail(makeProblem(refusals.unauthenticated, asked))
  return yield* Effect.provideService(effect, CurrentActor, asked.actor)
})

export const authenticated = Layer.succeed(Authenticated, Authenticated.of({ bearer: letIn, cookie: letIn }))
