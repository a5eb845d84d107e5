import { Context, type Effect, Schema } from "effect"
import type { Conflict } from "../journal/Store.ts"
import { IdentityDocument } from "../professional/Professional.ts"
import { Actor } from "./Actor.ts"
import type { Credential } from "./Credentials.ts"
import type { Held } from "./rules/powersOf.ts"

/** A log-in as it is kept: the token itself is known to its holder alone. */
export const Session = Schema.Struct({
  /** SHA-256 of the token. */
  digest: Schema.String,
  actor: Actor,
  /** Of the credential that it was opened with. */
  document: IdentityDocument,
  /** Whether it may do nothing but choose a password, since a one-time password opened it (ACC-04). */
  mustChoose: Schema.Boolean,
  /** When it was last used, about (`SessionTouch`); milliseconds since 1970-01-01T00:00Z. */
  usedAt: Schema.Int,
  /** In milliseconds since 1970-01-01T00:00Z, whatever is done with the session. */
  expiresAt: Schema.Int
})
export type Session = typeof Session.Type

/** A session as it is found, as of one moment with what lets its actor do anything. */
export interface FoundSession extends Session {
  /** The post that its hat names, while its user has it; no other hat has one. */
  readonly held: Held | undefined
}

/** Port: keeps sessions. */
export class SessionRepository extends Context.Service<
  SessionRepository,
  {
    /** Opens a session with a credential; a conflict where that has changed since it was read, be it at this moment. */
    readonly open: (session: Session, credential: Credential) => Effect.Effect<void, Conflict>
    /** Also one that has expired and is not collected yet. */
    readonly find: (digest: string) => Effect.Effect<FoundSession | undefined>
    /** Writes when a session was last used; there may be none. */
    readonly touch: (digest: string, at: number) => Effect.Effect<void>
    /** Ends a session; there may be none. */
    readonly end: (digest: string) => Effect.Effect<void>
    /** Removes what expired at `at` or before, or was last used at `idle` or before; gives how many. */
    readonly collect: (at: number, idle: number) => Effect.Effect<number>
  }
>()("@xueshi/core/account/SessionRepository") {}
