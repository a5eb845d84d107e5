import type { OrganisationId } from "../../kernel/ids.ts"
import type { Organisation } from "../../organisation/Organisation.ts"
import type { Professional } from "../../professional/Professional.ts"
import type { TrainingPlan } from "../../review/kinds/trainingPlan.ts"
import type { Declarant } from "../Declaration.ts"

/** Who declares on behalf of others, as it stands. */
export interface Declaring {
  readonly declarant: Declarant
  readonly organisation: Pick<Organisation, "id" | "superior">
  /** What a base may declare (BAS-04). */
  readonly plan?: TrainingPlan
}

/**
 * DEC-05, DEC-07, DEC-08: which organisation answers for a declaration once it is submitted: the professional's own, for a base too;
 * for an organisation that declares its superior, and at the root itself.
 */
export const reviewedBy = (
  { organisation: own }: Pick<Professional, "organisation">,
  declaring: Declaring | undefined
): OrganisationId =>
  declaring?.declarant._tag === "Organisation" ? (declaring.organisation.superior ?? declaring.organisation.id) : own
