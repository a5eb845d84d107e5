import { Schema } from "effect"
import { FieldIssue } from "../../kernel/FieldIssue.ts"
import { Text } from "../../kernel/RuleError.ts"

/**
 * What is wrong, or looks wrong, in a document that can be used: an error is a part that cannot mean what it says, a warning one that
 * whoever wrote the document should look at (CMP-01).
 */
export const Finding = Schema.Struct({
  severity: Schema.Literals(["error", "warning"]),
  ...FieldIssue.fields,
  suggestion: Text
})
export type Finding = typeof Finding.Type
