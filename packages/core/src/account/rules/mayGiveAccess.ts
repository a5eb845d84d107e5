import { Result } from "effect"
import { BeyondJurisdiction } from "../../organisation/rules/withinJurisdiction.ts"
import type { Actor } from "../Actor.ts"

/** ACC-10, ORG-11: the embedder alone gives passwords and posts. */
export const mayGiveAccess = ({ hat }: Actor): Result.Result<void, BeyondJurisdiction> =>
  hat._tag === "Embedder" ? Result.succeed(undefined) : Result.fail(new BeyondJurisdiction())
