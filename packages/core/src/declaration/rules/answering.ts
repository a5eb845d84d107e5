import type { OrganisationId } from "../../kernel/ids.ts"
import type { Professional } from "../../professional/Professional.ts"
import type { Declaration } from "../Declaration.ts"

/**
 * Which organisation answers for a declaration: the professional's own while it is a draft, then the one that it was
 * submitted to (DEC-05).
 */
export const answering = (
  declaration: Declaration,
  professional: Pick<Professional, "organisation">
): OrganisationId => (declaration._tag === "Draft" ? professional.organisation : declaration.responsible)
