import { Effect, type Redacted } from "effect"
import type { IdentityDocument } from "../professional/Professional.ts"
import { CommonPasswords, LeastPassword } from "./CommonPasswords.ts"
import { choosePassword } from "./rules/choosePassword.ts"

/** A password that the holder of a document chooses, as it is hashed. */
export const chosenPassword = Effect.fnUntraced(function* (document: IdentityDocument, password: Redacted.Redacted) {
  const demands = { document, least: yield* LeastPassword, common: yield* CommonPasswords }
  return yield* Effect.fromResult(choosePassword(password, demands))
})
