import { Result } from "effect"

/** A one-time password as it is kept. */
export interface OneTime {
  /** Keyed. */
  readonly digest: string
  /** In milliseconds since 1970-01-01T00:00Z. */
  readonly expiresAt: number
}

const form = /^one-time:(\d{1,16}):([0-9a-f]{64})$/u

/** In the place of a hash. No hash begins so. */
export const writeOneTime = ({ digest, expiresAt }: OneTime): string => `one-time:${expiresAt}:${digest}`

/** What stands in the place of a hash, if it is a one-time password; else the hash. */
export const readKept = (kept: string | null): Result.Result<OneTime, string | null> => {
  const [, expiresAt, digest] = form.exec(kept ?? "") ?? []
  return expiresAt === undefined || digest === undefined
    ? Result.fail(kept)
    : Result.succeed({ digest, expiresAt: Number(expiresAt) })
}
