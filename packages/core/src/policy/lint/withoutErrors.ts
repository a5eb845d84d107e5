import { Result } from "effect"
import { InvalidFields } from "../../kernel/FieldIssue.ts"
import type { Policy } from "../Policy.ts"
import { lintPolicy } from "./lintPolicy.ts"

/**
 * CMP-01: a policy that people may be judged by. Where a part of its document cannot mean what it says, it is refused with every such
 * error of `lintPolicy`; what that only warns of stands in nobody's way.
 */
export const withoutErrors = (policy: Policy): Result.Result<Policy, InvalidFields> => {
  const issues = lintPolicy(policy)
    .filter(({ severity }) => severity === "error")
    .map(({ code, en, path, rule, zh }) => ({ code, path, rule, zh, en }))
  return issues.length === 0 ? Result.succeed(policy) : Result.fail(new InvalidFields({ issues }))
}
