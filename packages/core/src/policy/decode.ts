import { Result, Schema, SchemaIssue } from "effect"
import { type FieldIssue, InvalidFields } from "../kernel/FieldIssue.ts"
import { compile } from "./compile.ts"
import type { Policy } from "./Policy.ts"
import { PolicyDocument } from "./PolicyDocument.ts"

const decodeDocument = Schema.decodeUnknownResult(PolicyDocument, { errors: "all", onExcessProperty: "error" })
const format = SchemaIssue.makeFormatterStandardSchemaV1()

/**
 * Reads a policy document from JSON and compiles it. Fails with every fault at once, each with its path: those of shape
 * first, then references that lead nowhere (CMP-01).
 */
export const decodePolicy = (json: unknown): Result.Result<Policy, InvalidFields> => {
  const decoded = decodeDocument(json)
  if (Result.isSuccess(decoded)) return compile(decoded.success)
  const issues = format(decoded.failure.issue).issues.map(
    ({ message, path }): FieldIssue => ({
      code: "InvalidDocument",
      path: (path ?? []).map((step) => String(typeof step === "object" ? step.key : step)),
      rule: "CMP-01",
      zh: `不符合政策文件的格式：${message}`,
      en: message
    })
  )
  return Result.fail(new InvalidFields({ issues }))
}
