import type { Principal } from "@xueshi/core"
import { Effect } from "effect"
import { CurrentActor } from "../contract/security.ts"
import { answer, type Refused } from "./problemOf.ts"

/** Reads something for whoever asks. */
export const asking = <A, E extends Refused, R>(read: (actor: Principal) => Effect.Effect<A, E, R>) =>
  answer(Effect.flatMap(CurrentActor, read))
