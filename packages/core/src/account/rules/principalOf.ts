import type { Actor } from "../Actor.ts"
import type { Principal } from "../Principal.ts"
import { type Held, powersOf } from "./powersOf.ts"

/**
 * ACC-07: who acts under a hat, with what the post that it names lets them do; undefined where they wear it no longer: their post
 * has ended, or is disabled. A hat that names no post needs none.
 */
export const principalOf = (actor: Actor, held: Held | undefined): Principal | undefined => {
  if (actor.hat._tag !== "Administrator") return actor
  const powers = held && powersOf(held)
  return powers && { ...actor, powers }
}
