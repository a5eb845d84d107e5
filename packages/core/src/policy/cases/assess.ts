import { Result } from "effect"
import { regionAndAbove } from "../../codes/region.ts"
import { FaultList } from "../../kernel/FaultList.ts"
import type { FieldIssue, InvalidFields } from "../../kernel/FieldIssue.ts"
import { appliesTo } from "../appliesTo.ts"
import { evaluate } from "../evaluate.ts"
import type { Policy } from "../Policy.ts"
import { byPrecedence, isInForce } from "../rules/governing.ts"
import type { Verdict } from "../Verdict.ts"
import type { AssessRequest } from "./AssessRequest.ts"
import { NoneApplies } from "./NoneApplies.ts"
import { type Assessment, completed } from "./readAssessment.ts"
import { readRequest } from "./readRequest.ts"

/** What one document says of a person's year, and what it was asked. */
export interface Judgement {
  readonly policy: Policy
  readonly assessment: Assessment
  readonly verdict: Verdict
}

type Why = NoneApplies["documents"][number]["why"]

/** What a document was asked, and what stood in the way of asking; or why it is not for this person. */
const ask = (policy: Policy, request: AssessRequest): Why | { assessment: Assessment; issues: Array<FieldIssue> } => {
  const { region, year } = request
  if (!isInForce(policy, year)) return "inForce"
  if (region !== undefined && !regionAndAbove(region).some((one) => one === policy.document.jurisdiction))
    return "region"
  const faults = new FaultList("SYS-04")
  const assessment = completed(faults, policy, request)
  const { question, records } = assessment
  return appliesTo(policy, year, { ...question, records }) ? { assessment, issues: faults.issues } : "person"
}

/**
 * CMP-01: what every document that applies to a person says of a year: first the one that governs, by precedence, then by the nearest
 * region. Fails with every fault of the request at once, or with why no document applies.
 */
export const assess = (
  policies: ReadonlyArray<Policy>,
  json: unknown
): Result.Result<readonly [Judgement, ...ReadonlyArray<Judgement>], InvalidFields | NoneApplies> => {
  const read = readRequest(json)
  if (Result.isFailure(read)) return Result.fail(read.failure)
  const request = read.success
  const asked = policies.toSorted(byPrecedence).map((policy) => ({ policy, answer: ask(policy, request) }))
  const applying = asked.flatMap(({ answer, policy }) => (typeof answer === "string" ? [] : [{ policy, ...answer }]))
  const faults = new FaultList("SYS-04")
  const known = new Set<string>()
  for (const issue of applying.flatMap(({ issues }) => issues)) {
    const key = JSON.stringify([issue.code, issue.path])
    if (!known.has(key)) faults.addAll([issue], [])
    known.add(key)
  }
  if (faults.issues.length > 0) return faults.result((): never => undefined as never)
  const judge = ({ assessment, policy }: (typeof applying)[number]): Judgement => {
    const { question, records, year } = assessment
    return { policy, assessment, verdict: evaluate(policy, year, records, question) }
  }
  const [first, ...others] = applying.map(judge)
  if (first !== undefined) return Result.succeed([first, ...others])
  const documents = asked.flatMap(({ answer, policy }) =>
    typeof answer === "string" ? [{ id: policy.document.id, why: answer }] : []
  )
  return Result.fail(new NoneApplies({ year: request.year, documents }))
}
