import { Result } from "effect"
import { type FieldIssue, InvalidFields } from "../kernel/FieldIssue.ts"
import { decodePolicy } from "./decode.ts"
import { withoutErrors } from "./lint/withoutErrors.ts"
import type { Policy } from "./Policy.ts"

/** So much may be spent on one person's year under a document that somebody sent along (see `effortOf`). */
export const mostEffort = 50_000

/** `lintPolicy` asks of every demand what every cap leaves it, in each year that turns anything: of so many pairs at most. */
const mostPairs = 20_000

export const tooCostly: FieldIssue = {
  code: "TooCostly",
  path: [],
  rule: "SYS-04",
  zh: "试算的计算量过大，请减少记录，或简化政策文件中跨年度的要求",
  en: "takes too much computing: send fewer records, or simplify what the document asks over several years"
}

/** A document that nobody has looked over yet, where that does not take too much. */
const looked = (policy: Policy): Result.Result<Policy, InvalidFields> =>
  policy.leaves.length * policy.document.caps.length > mostPairs
    ? Result.fail(new InvalidFields({ issues: [tooCostly] }))
    : withoutErrors(policy)

/** The same faults, of a part of what was sent. */
export const within = (issues: ReadonlyArray<FieldIssue>, ...path: ReadonlyArray<string>) =>
  new InvalidFields({ issues: issues.map((one) => ({ ...one, path: [...path, ...one.path] })) })

/** CMP-01: reads a document that was sent along under `document`; fails with every fault of it, or else with every error that `lintPolicy` finds, at once. */
export const readOwnDocument = (json: unknown): Result.Result<Policy, InvalidFields> =>
  Result.mapError(Result.flatMap(decodePolicy(json), looked), ({ issues }) => within(issues, "document"))
