import { Result } from "effect"
import { type FieldIssue, InvalidFields } from "../../kernel/FieldIssue.ts"
import { lineIssues } from "../../kernel/lineIssues.ts"
import type { Holder } from "../Post.ts"
import { readDocument } from "./readDocument.ts"

/** ACC-01, ACC-06: who is to hold a post, as typed: trimmed, the document normalised. Fails with every failing field at once. */
export const readHolder = ({
  document: typed,
  email = "",
  mobile,
  name
}: Holder): Result.Result<Holder, InvalidFields> => {
  const document = readDocument(typed)
  const wrong: ReadonlyArray<FieldIssue> = Result.isFailure(document)
    ? [
        {
          code: document.failure.code,
          path: ["document", "number"],
          rule: document.failure.rule,
          zh: document.failure.zh,
          en: document.failure.en
        }
      ]
    : []
  const issues = [
    ...wrong,
    ...lineIssues(name, { path: ["name"], rule: "ACC-06", required: true, most: 100 }),
    ...lineIssues(mobile, { path: ["mobile"], rule: "ACC-06", required: true, most: 100 }),
    ...lineIssues(email, { path: ["email"], rule: "ACC-06", most: 100 })
  ]
  if (issues.length > 0 || Result.isFailure(document)) return Result.fail(new InvalidFields({ issues }))
  return Result.succeed({
    document: document.success,
    name: name.trim(),
    mobile: mobile.trim(),
    ...(email.trim() !== "" && { email: email.trim() })
  })
}
