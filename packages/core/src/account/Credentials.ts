import { Context, type Effect, Schema } from "effect"
import type { Conflict } from "../journal/Store.ts"
import { IdentityDocument } from "../professional/Professional.ts"

/** How the holder of a document logs in. */
export const Credential = Schema.Struct({
  document: IdentityDocument,
  /** Null where no password was given yet; a one-time password stands here as `writeOneTime` has it. */
  hash: Schema.NullOr(Schema.String),
  /**
   * Chosen by whoever registered under the document, of whom nobody has said yet that it is theirs: it opens nothing but what is
   * told of the registration.
   */
  unproven: Schema.optionalKey(Schema.Literal(true)),
  version: Schema.Int
})
export type Credential = typeof Credential.Type

/** What a commit does to credentials, beside what it writes (ACC-03). */
export type CredentialChange =
  /** Chosen by whoever registers: unproven, in place of nothing but what is. A conflict where something proven is kept. */
  | { readonly _tag: "Chosen"; readonly document: IdentityDocument; readonly hash: string }
  /** The registration is approved: whatever is kept is their own. */
  | { readonly _tag: "Proven"; readonly document: IdentityDocument }

/** Port: keeps credentials, one a document (ACC-01). */
export class Credentials extends Context.Service<
  Credentials,
  {
    readonly find: (document: IdentityDocument) => Effect.Effect<Credential | undefined>
    /**
     * Writes a credential in place of the version before, and ends every session that was opened with it (ACC-04); a
     * conflict where another version is kept. The session of a digest may stay, whose holder has chosen a password with it.
     */
    readonly set: (credential: Credential, staying?: string) => Effect.Effect<void, Conflict>
  }
>()("@xueshi/core/account/Credentials") {}
