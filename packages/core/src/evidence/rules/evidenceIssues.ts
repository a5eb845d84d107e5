import type { FieldIssue } from "../../kernel/FieldIssue.ts"
import type { Policy } from "../../policy/Policy.ts"
import { evidenceDemandsOf } from "../../policy/rules/evidenceDemandsOf.ts"
import type { Upload } from "../Upload.ts"
import { demandIssue } from "./acceptPicture.ts"

/** What was uploaded for a person; undefined where no evidence is kept: whoever embeds answers for what is named then. */
export type Uploads = ReadonlyArray<Upload> | undefined

/**
 * DEC-03: what is wrong with the evidence that a person's claim names, each with its path: what was not uploaded for that very
 * person, whoever else has it, and what is not as the document asks.
 */
export const evidenceIssues = (
  { document }: Policy,
  evidence: ReadonlyArray<{ readonly digest: string }>,
  uploads: Uploads
): ReadonlyArray<FieldIssue> => {
  if (uploads === undefined) return []
  const uploaded = new Map(uploads.map((one) => [one.digest, one]))
  return evidence.flatMap(({ digest }, place): ReadonlyArray<FieldIssue> => {
    const path = ["evidence", `${place}`, "digest"]
    const upload = uploaded.get(digest)
    if (upload === undefined)
      return [
        {
          code: "NotUploaded",
          path,
          rule: "DEC-03",
          zh: "没有为此人上传过这个文件",
          en: "was not uploaded for this person"
        }
      ]
    const issue = demandIssue(evidenceDemandsOf(document), upload, path)
    return issue === undefined ? [] : [issue]
  })
}
