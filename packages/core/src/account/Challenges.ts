import { Context, type Effect } from "effect"

/** Something to be answered once: a captcha, or a code that was sent. The answer itself is not kept. */
export interface Challenge {
  readonly key: string
  /** The keyed digest of the answer. */
  readonly digest: string
  /** In milliseconds since 1970-01-01T00:00Z. */
  readonly expiresAt: number
}

/** Port: keeps challenges, one a key. */
export class Challenges extends Context.Service<
  Challenges,
  {
    /** Keeps a challenge, not tried yet, in place of any other under its key. */
    readonly put: (challenge: Challenge) => Effect.Effect<void>
    /** Counts one try, and gives the challenge and how many tries there were with this one; undefined where there is none. */
    readonly attempt: (key: string) => Effect.Effect<(Challenge & { readonly tries: number }) | undefined>
    /** Ends a challenge, once: whether it was this very one that stood there. */
    readonly end: (challenge: Challenge) => Effect.Effect<boolean>
    /** Removes what expired at that moment or before; gives how many. */
    readonly collect: (at: number) => Effect.Effect<number>
  }
>()("@xueshi/core/account/Challenges") {}
