import { Context } from "effect"

/**
 * The version that a command's caller has seen and decides on, provided around that one command; undefined where they do
 * not say. Of another version nothing is done.
 *
 * @example
 * Declarations.approve(actor, id).pipe(Effect.provideService(ExpectedVersion, 3))
 */
export const ExpectedVersion = Context.Reference<number | undefined>("@xueshi/core/journal/ExpectedVersion", {
  defaultValue: () => undefined
})
