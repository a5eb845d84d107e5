import { Result, Schema } from "effect"
import { FaultList } from "../kernel/FaultList.ts"
import { InvalidFields } from "../kernel/FieldIssue.ts"
import { jsonFault } from "../kernel/jsonFault.ts"
import { type ShapeFault, shapeFaults } from "../kernel/shapeFaults.ts"
import { beyondBounds, isTooLong } from "./bounds.ts"
import { compile } from "./compile.ts"
import type { Policy } from "./Policy.ts"
import { PolicyDocument } from "./PolicyDocument.ts"

const decodeDocument = Schema.decodeUnknownResult(PolicyDocument, {
  errors: "all",
  onExcessProperty: "error",
  reportInput: true
})

const refused = (...faults: ReadonlyArray<ShapeFault>): Result.Result<never, InvalidFields> => {
  const list = new FaultList("CMP-01")
  list.addAll(faults, [])
  return Result.fail(new InvalidFields({ issues: list.issues }))
}

/** The version of the format that is known. */
const known = 1

/** Of a document in another version of the format: nothing else that could be said of it would be true. */
const otherVersion = (json: unknown): ShapeFault | undefined => {
  const name = typeof json === "object" && json !== null && "$schema" in json ? json.$schema : undefined
  const [, version] = (typeof name === "string" ? /\/policy-(\d{1,9})\.json$/u.exec(name) : null) ?? []
  if (version === undefined || Number(version) === known) return undefined
  return {
    code: "UnknownSchemaVersion",
    path: ["$schema"],
    zh: `文件按第 ${version} 版格式编写，本程序只认识第 ${known} 版`,
    en: `is written in version ${version} of the format; this program knows version ${known} alone`
  }
}

/**
 * Reads a policy document from JSON and compiles it. Fails with every fault at once, each with its path: those of shape
 * first, then references that lead nowhere (CMP-01).
 */
export const decodePolicy = (json: unknown): Result.Result<Policy, InvalidFields> => {
  const unreadable = beyondBounds(json) ?? otherVersion(json)
  if (unreadable !== undefined) return refused(unreadable)
  const decoded = decodeDocument(json)
  return Result.isSuccess(decoded) ? compile(decoded.success) : refused(...shapeFaults(decoded.failure.issue))
}

/** SYS-04: parses text as JSON; where it is none, tells the line and column. */
export const parseJson = (text: string): Result.Result<unknown, InvalidFields> => {
  const json = text.replace(/^\uFEFF/u, "")
  try {
    return Result.succeed(JSON.parse(json))
  } catch {
    const { column, line } = jsonFault(json)
    return refused({
      code: "NotJson",
      path: [],
      zh: `不是 JSON：第 ${line} 行第 ${column} 列有误`,
      en: `is not JSON: line ${line}, column ${column}`
    })
  }
}

/** CMP-01: reads a policy document from its text, in bounded time and memory whatever that is. */
export const readDocument = (text: string): Result.Result<Policy, InvalidFields> => {
  const tooLong = isTooLong(text)
  return tooLong === undefined ? Result.flatMap(parseJson(text), decodePolicy) : refused(tooLong)
}
