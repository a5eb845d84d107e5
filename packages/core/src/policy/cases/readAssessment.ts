import type { Result } from "effect"
import { FaultList } from "../../kernel/FaultList.ts"
import type { InvalidFields } from "../../kernel/FieldIssue.ts"
import type { Question } from "../engine/Frame.ts"
import type { LearningRecord } from "../LearningRecord.ts"
import type { Policy } from "../Policy.ts"
import { complete } from "./complete.ts"
import { type ReadRequest, readInto } from "./readRequest.ts"

/** What `evaluate` is asked. */
export interface Assessment {
  readonly year: number
  readonly records: ReadonlyArray<LearningRecord>
  readonly question: Question
}

/** A request as one document understands it; what that cannot say is noted. */
export const completed = (faults: FaultList, policy: Policy, request: ReadRequest): Assessment => {
  const { asOf, facts, records, year } = request
  return {
    year,
    records: records.flatMap((one, index) => (one === undefined ? [] : [complete(faults, policy, one, index)])),
    question: { ...(asOf === undefined ? {} : { asOf }), ...(facts === undefined ? {} : { facts }) }
  }
}

/** SYS-04: reads what a person's year is judged by from JSON, for one document; fails with every fault at once, each with its path. */
export const readAssessment = (policy: Policy, json: unknown): Result.Result<Assessment, InvalidFields> => {
  const faults = new FaultList("SYS-04")
  const assessment = completed(faults, policy, readInto(faults, json))
  return faults.result(() => assessment)
}
