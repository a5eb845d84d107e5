import { Context, type Effect, Schema } from "effect"
import type { Conflict } from "../journal/Store.ts"
import { Actor } from "./Actor.ts"
import type { Credential } from "./Credentials.ts"

/** A log-in as it is kept: the token itself is known to its holder alone. */
export const Session = Schema.Struct({
  /** SHA-256 of the token. */
  digest: Schema.String,
  actor: Actor,
  /** In milliseconds since 1970-01-01T00:00Z, whatever is done with the session. */
  expiresAt: Schema.Int
})
export type Session = typeof Session.Type

/** Port: keeps sessions. */
export class SessionRepository extends Context.Service<
  SessionRepository,
  {
    /** Opens a session with a credential; a conflict where that has changed since it was read, be it at this moment. */
    readonly open: (session: Session, credential: Credential) => Effect.Effect<void, Conflict>
    /** Also one that has expired and is not collected yet. */
    readonly find: (digest: string) => Effect.Effect<Session | undefined>
    /** Ends a session; there may be none. */
    readonly end: (digest: string) => Effect.Effect<void>
    /** Removes what expired at that moment or before; gives how many. */
    readonly collect: (at: number) => Effect.Effect<number>
  }
>()("@xueshi/core/account/SessionRepository") {}
