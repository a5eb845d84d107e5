import { evaluate, type Policy, type Verdict } from "@xueshi/core"
import fc from "fast-check"
import { casesOf } from "./arbitraries/cases.ts"
import { type Case, type Judge, readable, verdictOf } from "./Case.ts"
import { type Clause, clausesOf } from "./clausesOf.ts"
import { fewest } from "./fewest.ts"
import { declarable } from "./laws/declarable.ts"
import type { Departure, Law, LawToDeclare } from "./laws/Law.ts"
import type { RunOptions } from "./suiteOf.ts"

export type { Clause } from "./clausesOf.ts"

interface SearchOptions extends RunOptions {
  readonly judge?: Judge
}

interface Against {
  readonly laws?: ReadonlyArray<LawToDeclare>
}

/** The smallest case found in which a policy breaks a law it does not declare; undefined where none was found. */
export const witnessAgainst = (
  law: Law,
  policy: Policy,
  { judge = evaluate, runs = 2000, seed = 20181231 }: SearchOptions = {}
): Case | undefined => {
  const broken = (one: Case) => !law.holds(one, judge)
  const details = fc.check(
    fc.property(casesOf(policy), (one) => !broken(one)),
    { numRuns: runs, seed }
  )
  const found = details.counterexample?.[0]
  return found && readable(fewest(found, broken))
}

/** Why a policy does not keep a law: a case of few records, the change that breaks it, and the clauses that make it so. */
export interface Witness extends Departure {
  readonly before: Case
  readonly verdicts: readonly [before: Verdict, after: Verdict]
  readonly clauses: ReadonlyArray<Clause>
}

/** What came of looking for a witness against a law. */
export interface Search {
  readonly law: LawToDeclare
  readonly policy: Policy
  /** So many cases were looked at; where one breaks the law, none after it. */
  readonly cases: number
  readonly witness: Witness | undefined
}

/** Whether a document declares a law. */
export const declares = ({ document }: Policy, { id }: LawToDeclare): boolean => document.laws?.includes(id) === true

/** A witness, with its clauses, against each of some laws, those that a policy does not declare unless said; or that none was found. */
export const witnessesOf = (
  policy: Policy,
  { laws = declarable.filter((law) => !declares(policy, law)), ...options }: SearchOptions & Against = {}
): ReadonlyArray<Search> => {
  const { judge = evaluate, runs = 2000 } = options
  return laws.map((law): Search => {
    const before = witnessAgainst(law, policy, { ...options, runs })
    const departure = before && law.brokenBy(before, judge)
    if (before === undefined || departure === undefined) return { law, policy, cases: runs, witness: undefined }
    const verdicts = [verdictOf(before, judge), verdictOf(departure.after, judge)] as const
    return {
      law,
      policy,
      cases: runs,
      witness: { ...departure, before, verdicts, clauses: clausesOf(policy, ...verdicts) }
    }
  })
}
