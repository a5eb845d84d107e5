import type { Day } from "../../kernel/Day.ts"
import type { OrganisationId, UserId } from "../../kernel/ids.ts"
import type { Refusing } from "../../policy/document/RefusalReason.ts"
import type { Declaration } from "../Declaration.ts"

/** The decision by which hours were refused. */
export interface HoursRefused {
  readonly of: Refusing
  readonly by: UserId
  readonly in: OrganisationId
  /** Not known of what was refused before days were kept. */
  readonly on: Day | undefined
  readonly reason: string
  /** Undefined where none was named. */
  readonly reasonCode: string | undefined
}

/**
 * DEC-04, EXT-01, EXT-04: by which decision a declaration is refused: it was rejected, or failed in audit; undefined where it is
 * not.
 */
export const refusalOf = (declaration: Declaration): HoursRefused | undefined => {
  if (declaration._tag === "Rejected") {
    const { in: refusedIn = declaration.responsible, on, reason, reasonCode, rejectedBy: by } = declaration
    return { of: "review", by, in: refusedIn, on, reason, reasonCode }
  }
  if (declaration._tag !== "Approved" || declaration.audit._tag !== "Failed") return undefined
  const { auditor, by, in: refusedIn = auditor, on, reason, reasonCode } = declaration.audit
  return { of: "audit", by, in: refusedIn, on, reason, reasonCode }
}
