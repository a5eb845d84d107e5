import { Result } from "effect"
import { attachmentsIssues } from "../../kernel/attachmentIssues.ts"
import { type FieldIssue, InvalidFields } from "../../kernel/FieldIssue.ts"
import { fieldLines } from "../../kernel/fieldLines.ts"
import { isText } from "../../kernel/isText.ts"
import type { AnnualReport } from "../../review/kinds/annualReport.ts"

/** In characters. */
const mostText = 20_000

const issue = (code: string, zh: string, en: string): FieldIssue => ({ code, path: ["text"], rule: "BAS-03", zh, en })

/** BAS-03: an annual report as typed. Fails with every failing field at once; a report says something, by text or attachment. */
export const readReport = (report: AnnualReport): Result.Result<AnnualReport, InvalidFields> => {
  const { attachments, name, text } = report
  const issues = [
    ...fieldLines("BAS-03", { name }, { required: ["name"] }),
    ...(text.length > mostText
      ? [issue("TooLong", `不能超过 ${mostText} 个字`, `must have at most ${mostText} characters`)]
      : []),
    ...(text.length > mostText || isText(text)
      ? []
      : [issue("ControlCharacter", "含有不可见的控制字符，请删除后重填", "has invisible control characters")]),
    ...attachmentsIssues(attachments, "BAS-03"),
    ...(text.trim() === "" && attachments.length === 0
      ? [issue("Required", "请填写报告内容或上传附件", "write the report or attach it")]
      : [])
  ]
  return issues.length > 0
    ? Result.fail(new InvalidFields({ issues }))
    : Result.succeed({ ...report, name: name.trim(), text: text.trim() })
}
