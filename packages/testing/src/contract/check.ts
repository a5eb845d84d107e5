import { Effect, Equal } from "effect"

/** What an adapter did is not what the contract says. */
export class ContractBroken extends Error {}

/** Fails unless two values are the same, by their content. */
export const same = <A>(what: string, actual: A, expected: A): Effect.Effect<void> =>
  Equal.equals(actual, expected)
    ? Effect.void
    : Effect.die(new ContractBroken(`${what}: ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`))

/** Fails unless an effect is refused with this code; gives the refusal. */
export const refused = <A, E extends { readonly _tag: string }, R>(
  what: string,
  code: E["_tag"],
  effect: Effect.Effect<A, E, R>
): Effect.Effect<E, never, R> =>
  Effect.flatMap(Effect.result(effect), (result) =>
    result._tag === "Failure" && result.failure._tag === code
      ? Effect.succeed(result.failure)
      : Effect.die(new ContractBroken(`${what}: ${JSON.stringify(result)}, not refused as ${code}`))
  )
