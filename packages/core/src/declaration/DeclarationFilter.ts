import type { OrganisationId } from "../kernel/ids.ts"
import type { Source } from "../policy/Source.ts"
import type { Audit, DeclarationState } from "./Declaration.ts"

/** Which declarations of a list are shown (DEC-11, AUD-02, EXT-04); all of it where nothing is said. */
export interface DeclarationFilter {
  readonly state?: DeclarationState | undefined
  readonly creditYear?: number | undefined
  readonly subject?: string | undefined
  readonly form?: string | undefined
  readonly source?: Source | undefined
  /** The code of the reason for which they were refused. */
  readonly reasonCode?: string | undefined
  /** Approved ones whose audit has come to this. */
  readonly audit?: Audit["_tag"] | undefined
  /** How the names of the people begin whose hours they are. */
  readonly name?: string | undefined
  /** Which organisation answers for them. */
  readonly organisation?: OrganisationId | undefined
}

/** The same of hours that wait for a decision: the list itself says their state. */
export type HoursFilter = Pick<DeclarationFilter, "creditYear" | "form" | "name" | "organisation" | "subject">
