import { Result, Schema } from "effect"
import { FaultList } from "../../kernel/FaultList.ts"
import type { InvalidFields } from "../../kernel/FieldIssue.ts"
import { shapeFaults } from "../../kernel/shapeFaults.ts"
import type { Facts } from "../Facts.ts"
import { AssessRecord, AssessRequest, mostRecords } from "./AssessRequest.ts"

const options = { errors: "all", onExcessProperty: "error", reportInput: true } as const
const { records: _, ...head } = AssessRequest.fields
const decodeHead = Schema.decodeUnknownResult(
  Schema.Struct({ ...head, records: Schema.Array(Schema.Unknown) }),
  options
)
const decodeRecord = Schema.decodeUnknownResult(AssessRecord, options)

const reversed = (faults: FaultList, path: ReadonlyArray<string | number>) =>
  faults.add("DatesReversed", path, "结束日期早于开始日期", "lies before the first day")

const checkFacts = (faults: FaultList, facts: Facts): void => {
  for (const [fact, spans] of Object.entries(facts)) {
    if (typeof spans === "string") continue
    spans.forEach(({ from, to }, index) => {
      if (from !== undefined && to !== undefined && to < from) reversed(faults, ["facts", fact, index, "to"])
    })
  }
}

/** What no schema sees of a record alone. */
const checkRecord = (faults: FaultList, record: AssessRecord, path: ReadonlyArray<string | number>): void => {
  const { declared, from, history = [], recognised, standing, to } = record
  if (to !== undefined && to < from) reversed(faults, [...path, "to"])
  if (declared !== undefined && recognised !== undefined && recognised > declared)
    faults.add(
      "RecognisedAboveDeclared",
      [...path, "recognised"],
      "认定的学时不能多于申报的学时",
      "no more can be recognised than is declared"
    )
  history.forEach(({ on }, index) => {
    if (index > 0 && on < (history[index - 1] as (typeof history)[number]).on)
      faults.add(
        "OutOfOrder",
        [...path, "history", index, "on"],
        "经过须按日期先后填写",
        "lies before the step above it"
      )
  })
  const last = history.at(-1)
  if (standing !== undefined && last !== undefined && last.standing !== standing)
    faults.add(
      "HistoryDiffers",
      [...path, "standing"],
      `与经过的最后一步（${last.standing}）不一致`,
      `is not where the history ends (${last.standing})`
    )
}

/** Reads the records one by one, so that not even 100,000 faulty ones take more room than the faults that are told. */
const readRecords = (faults: FaultList, values: ReadonlyArray<unknown>): ReadonlyArray<AssessRecord | undefined> => {
  const first = new Map<string, number>()
  return values.map((value, index) => {
    if (faults.full) return undefined
    const path = ["records", index]
    const decoded = decodeRecord(value)
    if (Result.isFailure(decoded)) {
      faults.addAll(shapeFaults(decoded.failure.issue), path)
      return undefined
    }
    const record = decoded.success
    const before = first.get(record.id)
    if (before === undefined) first.set(record.id, index)
    else
      faults.add(
        "DuplicateId",
        [...path, "id"],
        `编号与第 ${before + 1} 条记录相同`,
        `is the id of record ${before + 1} too`
      )
    checkRecord(faults, record, path)
    return record
  })
}

/** A request as far as it could be read; a record that could not is undefined. */
export interface ReadRequest extends Omit<AssessRequest, "records"> {
  readonly records: ReadonlyArray<AssessRecord | undefined>
}

/** Reads a request as far as it can be read, noting every fault. */
export const readInto = (faults: FaultList, json: unknown): ReadRequest => {
  const decoded = decodeHead(json)
  const values = Result.isSuccess(decoded) ? decoded.success.records : recordsIn(json)
  if (Result.isFailure(decoded)) faults.addAll(shapeFaults(decoded.failure.issue), [])
  if (values.length > mostRecords) {
    faults.add(
      "TooManyRecords",
      ["records"],
      `一个人的记录不能超过 ${mostRecords} 条`,
      `one person has at most ${mostRecords} records`
    )
    return { year: 0, records: [] }
  }
  const records = readRecords(faults, values)
  if (Result.isFailure(decoded)) return { year: 0, records }
  const { asOf, facts, region, year } = decoded.success
  if (facts !== undefined) checkFacts(faults, facts)
  return {
    year,
    ...(asOf === undefined ? {} : { asOf }),
    ...(facts === undefined ? {} : { facts }),
    ...(region === undefined ? {} : { region }),
    records
  }
}

/** The records of a request whose head is at fault: theirs are to be told at once too. */
const recordsIn = (json: unknown): ReadonlyArray<unknown> => {
  const values = typeof json === "object" && json !== null && "records" in json ? json.records : []
  return Array.isArray(values) ? values : []
}

/** SYS-04: reads a request that is not yet about one document; fails with every fault at once, each with its path. */
export const readRequest = (json: unknown): Result.Result<AssessRequest, InvalidFields> => {
  const faults = new FaultList("SYS-04")
  const request = readInto(faults, json)
  return faults.result(() => request as AssessRequest)
}
