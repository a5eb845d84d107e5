import { evaluate, type Policy } from "@xueshi/core"
import fc from "fast-check"
import { answersOf, leastOfEngines, leastShares } from "./answers.ts"
import { casesOf } from "./arbitraries/cases.ts"
import { anyCase, wideCase } from "./arbitraries/documents.ts"
import type { Case, Judge } from "./Case.ts"
import { declarable } from "./laws/declarable.ts"
import type { Law } from "./laws/Law.ts"
import { universal } from "./laws/universal.ts"
import { type NamedCheck, type RunOptions, suiteOf } from "./suiteOf.ts"
import type { Tally } from "./Tally.ts"

export interface SuiteOptions extends RunOptions {
  /** Another engine than core's. */
  readonly judge?: Judge
  /** Other least shares of answers than those usual, for a policy that can hardly give some of them. */
  readonly least?: Readonly<Record<string, number>>
  /** Counts the answers that the cases met. */
  readonly tally?: Tally
}

const suite = (
  group: string,
  laws: ReadonlyArray<Law>,
  drawn: fc.Arbitrary<Case>,
  { judge = evaluate, least = {}, tally, ...options }: SuiteOptions
): ReadonlyArray<NamedCheck> =>
  suiteOf({ group, laws, drawn, judge, least, tally, answersOf: (one) => answersOf(one, judge) }, options)

/** The laws that this policy shall keep: those of every policy, and those that its document declares. */
export const lawsOf = ({ document }: Policy): ReadonlyArray<Law> => [
  ...universal,
  ...declarable.filter(({ id }) => document.laws?.some((one) => one === id))
]

/**
 * The laws on one policy, those that it declares with them, as named checks. They share their cases.
 *
 * @example
 * for (const { name, run } of lawSuite(policy)) it(name, () => run())
 */
export const lawSuite = (policy: Policy, options: SuiteOptions = {}): ReadonlyArray<NamedCheck> =>
  suite(policy.reference.id, lawsOf(policy), casesOf(policy), {
    ...options,
    least: { ...leastShares(policy), ...options.least }
  })

/** Policies of the plainer shapes and of every primitive that there is. */
const generated = fc.oneof({ weight: 2, arbitrary: anyCase }, { weight: 3, arbitrary: wideCase })

/** The laws on generated policies of many shapes: what an engine owes to documents that nobody has written yet. */
export const engineSuite = (options: SuiteOptions = {}): ReadonlyArray<NamedCheck> =>
  suite("generated", universal, generated, { ...options, least: { ...leastOfEngines, ...options.least } })
