import { Result, Schema } from "effect"
import { FaultList } from "../../kernel/FaultList.ts"
import { InvalidFields } from "../../kernel/FieldIssue.ts"
import { shapeFaults } from "../../kernel/shapeFaults.ts"
import { completed } from "../cases/readAssessment.ts"
import { readInto } from "../cases/readRequest.ts"
import { parseJson } from "../decode.ts"
import type { LearningRecord } from "../LearningRecord.ts"
import type { Member } from "./Consequence.ts"
import { MemberLine } from "./MemberLine.ts"
import type { Reform } from "./Reform.ts"

const options = { errors: "all", onExcessProperty: "error", reportInput: true } as const
const { facts: _, records: __, ...own } = MemberLine.fields
const decodeOwn = Schema.decodeUnknownResult(Schema.Struct(own), options)

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const sameRecords = (some: ReadonlyArray<LearningRecord>, others: ReadonlyArray<LearningRecord>): boolean =>
  JSON.stringify(some) === JSON.stringify(others)

/** Reads the lines of a population for one reform: what a record leaves out is filled in by each of the two documents. */
export class MemberReader {
  readonly #reform: Reform

  constructor(reform: Reform) {
    this.#reform = reform
  }

  /** One person from a line of NDJSON; fails with every fault at once, each with its path (SYS-04). */
  line(text: string): Result.Result<Member, InvalidFields> {
    return Result.flatMap(parseJson(text), (json) => this.json(json))
  }

  /** One person from JSON; fails with every fault at once, each with its path (SYS-04). */
  json(json: unknown): Result.Result<Member, InvalidFields> {
    const faults = new FaultList("SYS-04")
    const { facts, records, ...rest } = isObject(json) ? json : { records: [] }
    const named = decodeOwn(isObject(json) ? rest : json)
    if (Result.isFailure(named)) faults.addAll(shapeFaults(named.failure.issue), [])
    const read = readInto(faults, { year: this.#reform.year, records, ...(facts === undefined ? {} : { facts }) })
    const before = completed(faults, this.#reform.from, read)
    if (Result.isFailure(named) || faults.issues.length > 0) return Result.fail(new InvalidFields(faults))
    const after = completed(faults, this.#reform.to, read)
    const { id, organisation = "" } = named.success
    return faults.result(() => ({
      id,
      organisation,
      records: before.records,
      ...(sameRecords(before.records, after.records) ? {} : { recordsAfter: after.records }),
      ...(read.facts === undefined ? {} : { facts: read.facts })
    }))
  }
}
