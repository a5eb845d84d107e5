import { Effect } from "effect"
import type { Actor } from "./Actor.ts"
import { PostRepository } from "./PostRepository.ts"
import type { Principal } from "./Principal.ts"
import { powersOf } from "./rules/powersOf.ts"

/**
 * Who acts under a hat, with what that hat lets them do as things stand; undefined where they wear it no longer: their post has
 * ended, or is disabled (ACC-07).
 */
export const principalFor = Effect.fnUntraced(function* (actor: Actor) {
  const { hat, user } = actor
  if (hat._tag !== "Administrator") return actor as Principal
  const held = yield* (yield* PostRepository).held(hat.organisation, user)
  const powers = held && powersOf(held)
  return powers && ({ user, hat, powers } satisfies Principal as Principal)
})
