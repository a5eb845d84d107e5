import type { Policy } from "./Policy.ts"
import type { Outcome } from "./Verdict.ts"

/** CRT-01: whether an outcome counts as passed: a pass does; an exempt or deemed year, where the document says so. */
export const passes = ({ document: { countsAsPassed } }: Policy, outcome: Outcome): boolean =>
  outcome === "pass" ||
  (outcome === "exempt" && countsAsPassed?.exempt === true) ||
  (outcome === "deemed" && countsAsPassed?.deemed === true)
