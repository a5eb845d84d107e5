import type { Attribution } from "./document/Attribution.ts"
import type { CapPeriod, Period } from "./document/Period.ts"
import type { Requirement } from "./document/Requirement.ts"
import type { Threshold } from "./document/Threshold.ts"
import { creditYearOf } from "./engine/yearSpan.ts"
import type { LearningRecord } from "./LearningRecord.ts"
import type { Policy } from "./Policy.ts"

/** As many years as there are. */
const all = 300

const yearsOf = (period: Period | CapPeriod): number => {
  if (period === "ever") return all
  if (typeof period === "string") return 1
  if ("rolling" in period) return period.rolling
  if ("cycle" in period) return period.cycle
  return Math.ceil(period.months / 12) + 1
}

const rowsOf = (threshold: Threshold | undefined): number =>
  threshold !== undefined && "rows" in threshold ? threshold.rows.length : 0

const visitsOf = (node: Requirement): number => {
  if ("leaf" in node) return yearsOf(node.period ?? "year") * (1 + rowsOf(node.atLeast) + rowsOf(node.atMost))
  const sum = (parts: ReadonlyArray<Requirement>) => parts.reduce((visits, part) => visits + visitsOf(part), 0)
  if ("allOf" in node) return sum(node.allOf)
  if ("anyOf" in node) return sum(node.anyOf)
  if ("several" in node) return sum(node.of)
  if ("every" in node) return visitsOf(node.of)
  return yearsOf(node.in) * visitsOf("eachYear" in node ? node.eachYear : node.of)
}

const sliceCount = (
  { document }: Policy,
  attribution: Attribution | undefined,
  { from, to }: LearningRecord
): number => {
  if (attribution === undefined || attribution === "declared" || attribution === "start" || attribution === "end")
    return 1
  if (typeof attribution === "object")
    return "spreadOver" in attribution ? attribution.spreadOver : attribution.validFor
  return creditYearOf(document, to) - creditYearOf(document, from) + 1
}

/**
 * How much a verdict asks of the machine at most, in visits of a record's hours of one year by a leaf, a cap, an adjustment or a
 * carry: for who must not spend more than that on a stranger's document.
 */
export const effortOf = (policy: Policy, records: ReadonlyArray<LearningRecord>): number => {
  const { adjustments = [], attribution, caps, carries = [], forms, requirement } = policy.document
  const ofForms = new Map(forms.map((form) => [form.code, form.attribution ?? attribution]))
  const slices = records.reduce(
    (sum, record) =>
      sum + sliceCount(policy, ofForms.has(record.form) ? ofForms.get(record.form) : attribution, record),
    0
  )
  const visits = visitsOf(requirement)
  const capped = caps.reduce((sum, { per }) => sum + yearsOf(per), 0)
  return (slices + 1) * (visits * (1 + adjustments.length) + capped + carries.length * all * policy.leaves.length)
}
