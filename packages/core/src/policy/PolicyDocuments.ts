import { Effect, Result } from "effect"
import type { Actor } from "../account/Actor.ts"
import { type FieldIssue, InvalidFields } from "../kernel/FieldIssue.ts"
import { NotFound } from "../kernel/NotFound.ts"
import { RuleError } from "../kernel/RuleError.ts"
import { appliesTo } from "./appliesTo.ts"
import { readAssessment } from "./cases/readAssessment.ts"
import { effortOf } from "./effortOf.ts"
import { evaluate } from "./evaluate.ts"
import { explainVerdict } from "./explainVerdict.ts"
import { mostEffort, readOwnDocument } from "./ownDocument.ts"
import { Policies } from "./Policies.ts"
import type { Policy } from "./Policy.ts"

/** A document of one's own is tried out by those who administer an organisation, or by whoever runs the deployment. */
export class NotTester extends RuleError<NotTester>()(
  "NotTester",
  {},
  {
    rule: "ACC-10",
    zh: () => "只有单位管理员可以用自带的政策文件试算",
    en: () => "only an administrator of an organisation may try out a document of their own"
  }
) {}

/** The documents of the deployment, for everybody who has logged in: they are public, and hold nothing of anybody (CMP-01). */
export const all = Effect.fn("PolicyDocuments.all")(function* (_actor: Actor) {
  return (yield* Policies).all
})

/** One version of a document (CMP-01). */
export const get = Effect.fn("PolicyDocuments.get")(function* (_actor: Actor, id: string, version: string) {
  const found = (yield* Policies).all.find(({ reference }) => reference.id === id && reference.version === version)
  return found ?? (yield* new NotFound({ kind: "PolicyDocument", id: `${id} ${version}` }))
})

const tooCostly: FieldIssue = {
  code: "TooCostly",
  path: [],
  rule: "SYS-04",
  zh: "试算的计算量过大，请减少记录，或简化政策文件中跨年度的要求",
  en: "takes too much computing: send fewer records, or simplify what the document asks over several years"
}

const judge = (policy: Policy, json: unknown, effort: number) =>
  Result.flatMap(readAssessment(policy, json), ({ question, records, year }) => {
    if (effortOf(policy, records) > effort) return Result.fail(new InvalidFields({ issues: [tooCostly] }))
    const verdict = evaluate(policy, year, records, question)
    return Result.succeed({
      applies: appliesTo(policy, year, { ...question, records }),
      explanation: explainVerdict(policy, verdict, records, question)
    })
  })

/** What a document of the deployment says of a person's year that is written down, and whether it is for such a person. Nothing is read of anybody and nothing written (CMP-06). */
export const assess = Effect.fn("PolicyDocuments.assess")(function* (
  actor: Actor,
  id: string,
  version: string,
  json: unknown
) {
  return yield* Effect.fromResult(judge(yield* get(actor, id, version), json, Number.POSITIVE_INFINITY))
})

/** The same of a document that is sent along, within bounds; every fault of the document at once, else every one of the request. */
export const assessUnder = Effect.fn("PolicyDocuments.assessUnder")(function* (
  { hat }: Actor,
  document: unknown,
  json: unknown
) {
  if (hat._tag === "Professional") return yield* new NotTester()
  const policy = yield* Effect.fromResult(readOwnDocument(document))
  return yield* Effect.fromResult(judge(policy, json, mostEffort))
})
