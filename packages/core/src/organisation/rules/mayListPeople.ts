import { Result } from "effect"
import type { Actor } from "../../account/Actor.ts"
import { administers } from "../../account/rules/administers.ts"
import { NotFound } from "../../kernel/NotFound.ts"
import type { Organisation } from "../Organisation.ts"

/**
 * ORG-03, ACC-10: the people of an organisation and their records are listed for administrators whose jurisdiction holds
 * it. To anybody else the organisation does not exist.
 */
export const mayListPeople = (
  actor: Actor,
  organisation: Pick<Organisation, "id" | "path">
): Result.Result<void, NotFound> =>
  administers(actor, organisation)
    ? Result.succeed(undefined)
    : Result.fail(new NotFound({ kind: "Organisation", id: organisation.id }))
