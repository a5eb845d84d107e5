import { Effect, type Redacted } from "effect"
import { decideAgain } from "../journal/decideAgain.ts"
import type { IdentityDocument } from "../professional/Professional.ts"
import { type Credential, Credentials } from "./Credentials.ts"
import { Passwords } from "./Passwords.ts"
import type { Principal } from "./Principal.ts"
import { permitOwn } from "./permit.ts"
import { readDocument } from "./rules/readDocument.ts"
import { readPassword } from "./rules/readPassword.ts"

/** Writes what opens sessions of the holder of a document, in place of whatever did, and ends those that are open. */
export const give = Effect.fnUntraced(function* (document: IdentityDocument, { hash }: Pick<Credential, "hash">) {
  const credentials = yield* Credentials
  const before = yield* credentials.find(document)
  yield* credentials.set({ document, hash, version: (before?.version ?? 0) + 1 })
}, decideAgain)

/** Gives the holder of a document a password, in place of any other, and ends their sessions (ACC-04). */
export const setPassword = Effect.fn("Accounts.setPassword")(function* (
  principal: Principal,
  typed: IdentityDocument,
  password: Redacted.Redacted
) {
  yield* permitOwn(principal, "Accounts.setPassword")
  const document = yield* Effect.fromResult(readDocument(typed))
  const hash = yield* (yield* Passwords).hash(yield* Effect.fromResult(readPassword(password)))
  yield* give(document, { hash })
})
