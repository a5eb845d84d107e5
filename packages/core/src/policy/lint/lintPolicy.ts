import type { Policy } from "../Policy.ts"
import { Demands } from "./Demands.ts"
import type { Finding } from "./Finding.ts"
import { Lint } from "./Lint.ts"
import { lintAudit } from "./lintAudit.ts"
import { lintAwards } from "./lintAwards.ts"
import { lintCaps } from "./lintCaps.ts"
import { lintCertificates } from "./lintCertificates.ts"
import { lintChanges } from "./lintChanges.ts"
import { lintCitations } from "./lintCitations.ts"
import { lintConditions } from "./lintConditions.ts"
import { lintContradictions } from "./lintContradictions.ts"
import { lintFacts } from "./lintFacts.ts"
import { lintLeaves, meantBy, turningYears } from "./lintLeaves.ts"
import { lintOffers } from "./lintOffers.ts"
import { lintRows } from "./lintRows.ts"
import { Places } from "./Meant.ts"
import { limitsOf } from "./Room.ts"

/**
 * CMP-01: what whoever wrote a document should look at: parts that can never come to anything, demands that nobody or everybody
 * meets, years that nothing is said of, sources that nobody has opened. It says nothing that is not so, and does not say everything.
 * Errors first, each in the document's order.
 */
export const lintPolicy = (policy: Policy): ReadonlyArray<Finding> => {
  const lint = new Lint(policy)
  const places = new Places(policy)
  const demands = new Demands(lint)
  const limits = limitsOf(lint, places, demands)
  const scope = { places, demands, limits, years: turningYears(lint), meant: meantBy(lint, places) }
  lintConditions(lint)
  lintRows(lint)
  lintLeaves(lint, scope)
  lintContradictions(lint, scope)
  lintCaps(lint, scope)
  lintAwards(lint)
  lintOffers(lint, scope)
  lintChanges(lint, scope)
  lintCertificates(lint)
  lintAudit(lint)
  lintFacts(lint)
  lintCitations(lint)
  return lint.findings.toSorted((a, b) => Number(a.severity === "warning") - Number(b.severity === "warning"))
}
