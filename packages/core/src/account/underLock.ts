import { Cause, Effect, Exit, Option } from "effect"
import { now } from "../kernel/now.ts"
import { Attempts, type Tally } from "./Attempts.ts"
import { KeyedDigests } from "./KeyedDigests.ts"
import { Locked } from "./Locked.ts"
import { LockLimits, type LockScope } from "./LockLimits.ts"
import { Busy } from "./Passwords.ts"
import { countAttempt } from "./rules/countAttempt.ts"
import { forgiveAttempt } from "./rules/forgiveAttempt.ts"

/** Under what an attempt is counted: a scope, and what tells one of it from another. */
export type Scopes = ReadonlyArray<readonly [LockScope, string]>

/**
 * Under what a check of an account's password is counted: under the account's own device alone, where it comes by one; else
 * under the account, and where the embedder tells the address, also under that and under both.
 */
export const passwordScopes = (account: string, address: string | undefined, device: string | undefined): Scopes =>
  device !== undefined
    ? [["device", JSON.stringify([account, device])]]
    : address === undefined
      ? [["account", account]]
      : [
          ["pair", JSON.stringify([account, address])],
          ["account", account],
          ["address", address]
        ]

const keysOf = Effect.fnUntraced(function* (scopes: Scopes) {
  const { digest } = yield* KeyedDigests
  return yield* Effect.forEach(scopes, ([scope, text]) => digest("attempts", JSON.stringify([scope, text])))
})

/** Counts an attempt, or refuses it where one of its scopes is locked (ACC-03); gives the keys that it was counted under. */
export const countUnder = Effect.fnUntraced(function* (scopes: Scopes) {
  const limits = yield* LockLimits
  const keys = yield* keysOf(scopes)
  const { at } = yield* now
  const decide = (tallies: ReadonlyArray<Tally | undefined>) =>
    countAttempt(
      tallies,
      scopes.map(([scope]) => limits[scope]),
      at
    )
  const until = yield* (yield* Attempts).update(keys, decide)
  if (until !== undefined) return yield* new Locked({ seconds: Math.ceil((until - at) / 1000) })
  return keys
})

/** What only the account's owner can begin anew: a success with one account forgives nothing of another. */
const own: ReadonlySet<LockScope> = new Set(["pair", "device"])

/**
 * Runs a check under the lock that all of its scopes have (ACC-03). It is counted before it runs, and not counted where it
 * succeeds, or where it never came to a check.
 */
export const underLock = Effect.fnUntraced(function* <A, E, R>(scopes: Scopes, check: Effect.Effect<A, E, R>) {
  const keys = yield* countUnder(scopes)
  const attempts = yield* Attempts
  const forgive = (succeeded: boolean) =>
    attempts.update(keys, (tallies) =>
      forgiveAttempt(
        tallies,
        scopes.map(([scope]) => succeeded && own.has(scope))
      )
    )
  return yield* Effect.onExit(check, (exit) => {
    if (Exit.isSuccess(exit)) return forgive(true)
    const unchecked = Option.exists(Cause.findErrorOption(exit.cause), (error) => error instanceof Busy)
    return unchecked ? forgive(false) : Effect.void
  })
})

/** Forgets every failure of some scopes. */
export const forgetUnder = Effect.fnUntraced(function* (scopes: Scopes) {
  const keys = yield* keysOf(scopes)
  yield* (yield* Attempts).update(keys, (tallies) => ({ tallies: tallies.map(() => undefined), answer: undefined }))
})
