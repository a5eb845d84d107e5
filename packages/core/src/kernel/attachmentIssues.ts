import type { Attachment } from "./Attachment.ts"
import type { FieldIssue } from "./FieldIssue.ts"
import { lineIssues } from "./lineIssues.ts"
import type { RuleId } from "./RuleError.ts"

/** What is wrong with a file as somebody names it; that it is stored is for storage to say. */
export const attachmentIssues = (
  { digest, name }: Attachment,
  rule: RuleId,
  path: ReadonlyArray<string>
): ReadonlyArray<FieldIssue> => [
  ...lineIssues(digest, { path: [...path, "digest"], rule, required: true, most: 128 }),
  ...lineIssues(name, { path: [...path, "name"], rule, required: true, most: 200 })
]

/** The same of several, under `attachments`. */
export const attachmentsIssues = (attachments: ReadonlyArray<Attachment>, rule: RuleId): ReadonlyArray<FieldIssue> =>
  attachments.flatMap((one, place) => attachmentIssues(one, rule, ["attachments", `${place}`]))
