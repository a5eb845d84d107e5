import { Result } from "effect"
import type { Actor } from "../../account/Actor.ts"
import { administers } from "../../account/rules/administers.ts"
import type { OrganisationId } from "../../kernel/ids.ts"
import { NotFound } from "../../kernel/NotFound.ts"
import type { Organisation } from "../Organisation.ts"

/**
 * ORG-03, ORG-11, ACC-10: an organisation is read by administrators whose jurisdiction holds it, by who works there, and
 * by the embedder. To anybody else it does not exist.
 */
export const mayReadOrganisation = (
  actor: Actor,
  workplace: OrganisationId | undefined,
  organisation: Pick<Organisation, "id" | "path">
): Result.Result<void, NotFound> =>
  actor.hat._tag === "Embedder" || workplace === organisation.id || administers(actor, organisation)
    ? Result.succeed(undefined)
    : Result.fail(new NotFound({ kind: "Organisation", id: organisation.id }))
