import type { Reviews } from "../document/Reviews.ts"
import type { PolicyDocument } from "../PolicyDocument.ts"

/**
 * ORG-01: what becomes of an organisation's code whose check character fails, in a registration or a change: refused, where no
 * document says.
 */
export const failingCodeOf = (
  document: Pick<PolicyDocument, "reviews"> | undefined
): NonNullable<Reviews["failingCode"]> => document?.reviews?.failingCode ?? "refuse"
