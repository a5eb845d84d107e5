import { Result } from "effect"
import type { Actor } from "../../account/Actor.ts"
import { administers } from "../../account/rules/administers.ts"
import type { OrganisationId } from "../../kernel/ids.ts"
import { NotFound } from "../../kernel/NotFound.ts"
import type { Organisation } from "../../organisation/Organisation.ts"
import type { Declaration } from "../Declaration.ts"

/** What decides who may know of a declaration: which organisation answers for it, and where its person belongs now. */
export interface Known {
  readonly declaration: Declaration
  readonly answering: Pick<Organisation, "path" | "reviewer">
  readonly home: Pick<Organisation, "path">
}

/** Which organisation is to decide next, wherever it stands. */
const handlerOf = ({ answering, declaration }: Known): OrganisationId | undefined =>
  declaration._tag === "Pending"
    ? answering.reviewer
    : declaration._tag === "Approved"
      ? declaration.audit.auditor
      : undefined

/**
 * ORG-03, ACC-10: a declaration is read by whom it is about, by who made it, by administrators whose jurisdiction holds the
 * organisation that answers for it or the person's, and by those of the one that handles it. To anybody else it does not
 * exist: the answer is the same as for an unknown id.
 */
export const mayReadDeclaration = (actor: Actor, known: Known): Result.Result<void, NotFound> => {
  const { answering, declaration, home } = known
  const { hat, user } = actor
  const allowed =
    user === declaration.madeBy ||
    (hat._tag === "Professional" && hat.professional === declaration.professional) ||
    (hat._tag === "Administrator" && hat.organisation === handlerOf(known)) ||
    administers(actor, answering) ||
    administers(actor, home)
  return allowed ? Result.succeed(undefined) : Result.fail(new NotFound({ kind: "Declaration", id: declaration.id }))
}
