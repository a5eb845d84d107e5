import { Result, Schema, SchemaIssue } from "effect"
import { type FieldIssue, InvalidFields } from "../kernel/FieldIssue.ts"
import { compile } from "./compile.ts"
import type { Policy } from "./Policy.ts"
import { PolicyDocument } from "./PolicyDocument.ts"

const decodeDocument = Schema.decodeUnknownResult(PolicyDocument, { errors: "all", onExcessProperty: "error" })
const format = SchemaIssue.makeFormatterStandardSchemaV1()

/** Deeper than any regulation nests its demands, and shallow enough for any stack. */
const deepest = 100

/** Whether a value nests deeper than the limit; looks no further down than that. */
const tooDeep = (value: unknown, left = deepest): boolean =>
  typeof value === "object" &&
  value !== null &&
  (left === 0 || Object.values(value).some((part) => tooDeep(part, left - 1)))

const nestsTooDeep: FieldIssue = {
  code: "NestsTooDeep",
  path: [],
  rule: "CMP-01",
  zh: `嵌套超过 ${deepest} 层，请简化`,
  en: `nests deeper than ${deepest} levels`
}

/**
 * Reads a policy document from JSON and compiles it. Fails with every fault at once, each with its path: those of shape
 * first, then references that lead nowhere (CMP-01).
 */
export const decodePolicy = (json: unknown): Result.Result<Policy, InvalidFields> => {
  if (tooDeep(json)) return Result.fail(new InvalidFields({ issues: [nestsTooDeep] }))
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
