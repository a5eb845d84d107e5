import type { Declaration, Grace } from "../../declaration/Declaration.ts"
import type { Day } from "../../kernel/Day.ts"
import type { PolicyDocument } from "../../policy/PolicyDocument.ts"

/** AUD-06: until when, and for which year, hours that failed in audit may be declared again although the year is closed. */
export const graceOf = (document: PolicyDocument | undefined, declaration: Declaration): Grace | undefined => {
  const days = document?.audit?.graceDays
  if (days === undefined || declaration._tag !== "Approved" || declaration.audit._tag !== "Failed") return undefined
  const { on } = declaration.audit
  return on === undefined ? undefined : { creditYear: declaration.claim.creditYear, until: (on + days) as Day }
}
