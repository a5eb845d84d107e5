import { Schema } from "effect"
import { RuleError, type RuleId } from "./RuleError.ts"

/** Why one field of an input is refused. The path leads to the field: `["title", "effectiveOn"]`. */
export interface FieldIssue {
  readonly code: string
  readonly path: ReadonlyArray<string>
  readonly rule: RuleId
  readonly zh: string
  readonly en: string
}

export const FieldIssue = Schema.Struct({
  code: Schema.String,
  path: Schema.Array(Schema.String),
  rule: Schema.String as unknown as Schema.Codec<RuleId>,
  zh: Schema.String,
  en: Schema.String
})

/** The text of an issue behind its path; what is wrong with an input as a whole has none. */
const placed = ({ path }: FieldIssue, text: string): string =>
  [...(path.length > 0 ? [path.join(".")] : []), text].join(" ")

/** An input with failing fields: all of them at once, each with its path (DEC-02, SYS-04). */
export class InvalidFields extends RuleError<InvalidFields>()(
  "InvalidFields",
  { issues: Schema.Array(FieldIssue) },
  {
    rule: "SYS-04",
    zh: ({ issues }) => `${issues.length} 处填写有误：${issues.map((one) => placed(one, one.zh)).join("；")}`,
    en: ({ issues }) => `${issues.length} invalid field(s): ${issues.map((one) => placed(one, one.en)).join("; ")}`
  }
) {}
