import { Result } from "effect"
import { InvalidFields } from "../../kernel/FieldIssue.ts"
import { lineIssues } from "../../kernel/lineIssues.ts"

/** ORG-08: a department's name as typed, trimmed. */
export const nameDepartment = (typed: string): Result.Result<string, InvalidFields> => {
  const issues = lineIssues(typed, { path: ["name"], rule: "ORG-08", required: true, most: 100 })
  return issues.length > 0 ? Result.fail(new InvalidFields({ issues })) : Result.succeed(typed.trim())
}
