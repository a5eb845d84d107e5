import { Context, type Effect } from "effect"

/** What a keyed digest is made for: two purposes never have one digest of one text. */
export type Purpose = "attempts" | "captcha" | "code" | "one-time password"

/**
 * Port: digests that nobody makes without the embedder's key (HMAC-SHA-256), for what has too few bits to be kept by a plain
 * digest, such as the number of a document or a code of six digits. The key itself is kept nowhere.
 */
export class KeyedDigests extends Context.Service<
  KeyedDigests,
  {
    /** In lower-case hexadecimal. */
    readonly digest: (purpose: Purpose, text: string) => Effect.Effect<string>
  }
>()("@xueshi/core/account/KeyedDigests") {}
