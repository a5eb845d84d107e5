import { Result } from "effect"
import { NotFound } from "../../kernel/NotFound.ts"
import type { Organisation } from "../../organisation/Organisation.ts"
import type { Professional } from "../../professional/Professional.ts"
import type { Actor } from "../Actor.ts"
import { administers } from "./administers.ts"

/**
 * ORG-03, ACC-10: a person's records are read by the person and by administrators whose jurisdiction holds the person's
 * organisation. To anybody else the person does not exist: the answer is the same as for an unknown id.
 */
export const mayRead = (
  actor: Actor,
  professional: Pick<Professional, "id">,
  organisation: Pick<Organisation, "path">
): Result.Result<void, NotFound> => {
  const { hat } = actor
  const self = hat._tag === "Professional" && hat.professional === professional.id
  return self || administers(actor, organisation)
    ? Result.succeed(undefined)
    : Result.fail(new NotFound({ kind: "Professional", id: professional.id }))
}
