import { evaluate, type Policy } from "@xueshi/core"
import fc from "fast-check"
import { casesOf } from "./arbitraries/cases.ts"
import type { Case, Judge } from "./Case.ts"
import type { RunOptions } from "./lawSuite.ts"
import type { Law } from "./laws/Law.ts"

/** The smallest case found in which a policy breaks a law it does not declare; undefined where none was found. */
export const witnessAgainst = (
  law: Law,
  policy: Policy,
  { runs = 2000, seed = 20181231, judge = evaluate }: RunOptions & { readonly judge?: Judge } = {}
): Case | undefined => {
  const details = fc.check(
    fc.property(casesOf(policy), (one) => law.holds(one, judge)),
    { numRuns: runs, seed }
  )
  return details.counterexample?.[0]
}
