import { Result, Schema } from "effect"
import { FaultList } from "../../kernel/FaultList.ts"
import type { InvalidFields } from "../../kernel/FieldIssue.ts"
import { shapeFaults } from "../../kernel/shapeFaults.ts"
import type { Policy } from "../Policy.ts"
import { CasesFile, caseHead, type Expectation } from "./CasesFile.ts"
import { type Assessment, completed } from "./readAssessment.ts"
import { readInto } from "./readRequest.ts"

/** A case ready to run. */
export interface Case extends Assessment {
  readonly name: string
  readonly expect: Expectation
}

/** So many cases a file has at most. */
const most = 10_000

const options = { errors: "all", onExcessProperty: "error", reportInput: true } as const
const decodeFile = Schema.decodeUnknownResult(
  Schema.Struct({ ...CasesFile.fields, cases: Schema.NonEmptyArray(Schema.Record(Schema.String, Schema.Unknown)) }),
  options
)
const decodeHead = Schema.decodeUnknownResult(Schema.Struct(caseHead), options)

/** What a case expects must be there to be found. */
const checkExpected = (
  faults: FaultList,
  policy: Policy,
  { leaves = {}, proposal, records = {} }: Expectation,
  ids: ReadonlySet<string>
): void => {
  const unknown = (path: ReadonlyArray<string | number>, zh: string, en: string) =>
    faults.add("UnknownReference", ["expect", ...path], zh, en)
  for (const code of Object.keys(leaves))
    if (!policy.leaves.some(({ leaf }) => leaf.leaf === code))
      unknown(["leaves", code], "政策文件中没有这项要求", "the document has no such leaf")
  for (const id of Object.keys(records))
    if (!ids.has(id)) unknown(["records", id], "这个用例没有这条记录", "the case has no such record")
  proposal?.forEach(({ subject }, index) => {
    if (!policy.subjects.includes(subject))
      unknown(["proposal", index, "subject"], "政策文件中没有这个科目", "the document has no such subject")
  })
}

const readCase = (faults: FaultList, policy: Policy, value: Readonly<Record<string, unknown>>): Case | undefined => {
  const { expect, name, ...request } = value
  const head = decodeHead({ ...("name" in value && { name }), ...("expect" in value && { expect }) })
  if (Result.isFailure(head)) faults.addAll(shapeFaults(head.failure.issue), [])
  const { region: _, ...read } = readInto(faults, request)
  const assessment = completed(faults, policy, read)
  if (Result.isFailure(head)) return undefined
  checkExpected(faults, policy, head.success.expect, new Set(assessment.records.map(({ id }) => id)))
  return { ...assessment, ...head.success }
}

/** SYS-04: reads the golden cases of a document from JSON; fails with every fault at once, each with its path. */
export const readCases = (policy: Policy, json: unknown): Result.Result<ReadonlyArray<Case>, InvalidFields> => {
  const faults = new FaultList("SYS-04")
  const decoded = decodeFile(json)
  if (Result.isFailure(decoded)) {
    faults.addAll(shapeFaults(decoded.failure.issue), [])
    return faults.result(() => [])
  }
  const { cases, policy: id } = decoded.success
  if (id !== policy.document.id)
    faults.add(
      "OtherPolicy",
      ["policy"],
      `这些用例是为 ${id} 写的，不是 ${policy.document.id}`,
      `these cases are for ${id}, not for ${policy.document.id}`
    )
  if (cases.length > most)
    faults.add("TooManyCases", ["cases"], `用例不能超过 ${most} 个`, `there are more than ${most} cases`)
  const read = cases.slice(0, most).map((value, index) => {
    const own = new FaultList("SYS-04")
    const one = faults.full ? undefined : readCase(own, policy, value)
    faults.addAll(own.issues, ["cases", index])
    return one
  })
  return faults.result(() => read as ReadonlyArray<Case>)
}
