import type { Policy } from "../../policy/Policy.ts"
import type { CertificateKind } from "../../policy/PolicyDocument.ts"
import { passes } from "../../policy/passes.ts"
import type { Verdict } from "../../policy/Verdict.ts"

/** Whether a leaf of the year judged is met, or not asked of the person or taken as met where the document counts that as passed. */
const holds = (policy: Policy, { leaves }: Verdict, code: string): boolean => {
  const { countsAsPassed } = policy.document
  const found = leaves.find(({ leaf, year }) => leaf.leaf === code && year === undefined)
  return (
    found?.met === true ||
    (found?.state === "exempt" && countsAsPassed?.exempt === true) ||
    (found?.state === "deemed" && countsAsPassed?.deemed === true)
  )
}

/** CRT-05: what a kind of certificate asks of a year: that it is passed, or that some of its leaves are met. */
export const gateHolds = (policy: Policy, { gate }: CertificateKind, verdict: Verdict): boolean =>
  gate === "verdict" ? passes(policy, verdict.outcome) : gate.leaves.every((code) => holds(policy, verdict, code))
