import type { FieldIssue } from "./FieldIssue.ts"
import { lineIssues } from "./lineIssues.ts"
import type { RuleId } from "./RuleError.ts"

/** Issues of several lines of a form at once: field → text; the required ones are named. */
export const fieldLines = (
  rule: RuleId,
  lines: Readonly<Record<string, string | undefined>>,
  { most = 100, required = [] }: { readonly most?: number; readonly required?: ReadonlyArray<string> } = {}
): ReadonlyArray<FieldIssue> =>
  Object.entries(lines).flatMap(([key, text = ""]) =>
    lineIssues(text, { path: key.split("."), rule, most, required: required.includes(key) })
  )
