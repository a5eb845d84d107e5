import type { Declaration } from "../../declaration/Declaration.ts"
import type { Day } from "../../kernel/Day.ts"
import type { OrganisationId, UserId } from "../../kernel/ids.ts"
import type { Refusing } from "../../policy/document/RefusalReason.ts"

/** The decision by which hours were refused. */
export interface HoursRefused {
  readonly of: Refusing
  readonly by: UserId
  readonly in: OrganisationId
  /** Not known of what was refused before days were kept. */
  readonly on: Day | undefined
  readonly reason: string
}

/** EXT-01: by which decision a declaration is refused: it was rejected, or failed in audit; undefined where it is not. */
export const refusalOf = (declaration: Declaration): HoursRefused | undefined => {
  if (declaration._tag === "Rejected") {
    const { in: refusedIn = declaration.responsible, on, reason, rejectedBy: by } = declaration
    return { of: "review", by, in: refusedIn, on, reason }
  }
  if (declaration._tag !== "Approved" || declaration.audit._tag !== "Failed") return undefined
  const { auditor, by, in: refusedIn = auditor, on, reason } = declaration.audit
  return { of: "audit", by, in: refusedIn, on, reason }
}
