import { Effect } from "effect"
import type { CredentialChange } from "../account/Credentials.ts"
import { actorOf, type Principal } from "../account/Principal.ts"
import type { Change } from "./Change.ts"
import type { Guard } from "./Guard.ts"
import { CurrentKey } from "./IdempotencyKey.ts"
import { Store } from "./Store.ts"

/** Writes what a use case decided, under the idempotency key that it runs for. */
export const write = Effect.fnUntraced(function* (
  principal: Principal,
  at: number,
  changes: ReadonlyArray<Change>,
  guards: ReadonlyArray<Guard>,
  credentials: ReadonlyArray<CredentialChange> = []
) {
  const store = yield* Store
  const idempotency = yield* CurrentKey
  const [change] = changes
  const answers = idempotency === undefined || change === undefined ? [] : [{ idempotency, change }]
  yield* store.commit({ actor: actorOf(principal), at, changes, guards, answers, credentials })
})
