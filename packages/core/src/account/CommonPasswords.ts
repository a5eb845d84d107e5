import { Context } from "effect"

/**
 * Passwords that many people have, in small letters: they are not to be chosen (ACC-03). None is known unless an adapter
 * brings a list, as `@xueshi/argon2` does.
 */
export const CommonPasswords = Context.Reference<ReadonlySet<string>>("@xueshi/core/account/CommonPasswords", {
  defaultValue: () => new Set()
})

/** The least length of a password that is chosen, in characters: eight unless provided otherwise. */
export const LeastPassword = Context.Reference<number>("@xueshi/core/account/LeastPassword", { defaultValue: () => 8 })
