import { Effect, Result } from "effect"
import type { Principal } from "../account/Principal.ts"
import { permitOwn } from "../account/permit.ts"
import { InvalidFields } from "../kernel/FieldIssue.ts"
import { NotFound } from "../kernel/NotFound.ts"
import { appliesTo } from "./appliesTo.ts"
import { readAssessment } from "./cases/readAssessment.ts"
import { effortOf } from "./effortOf.ts"
import { evaluate } from "./evaluate.ts"
import { explainVerdict } from "./explainVerdict.ts"
import { mostEffort, readOwnDocument, tooCostly } from "./ownDocument.ts"
import { Policies } from "./Policies.ts"
import type { Policy } from "./Policy.ts"

/** The documents of the deployment, for everybody who has logged in: they are public, and hold nothing of anybody (CMP-01). */
export const all = Effect.fn("PolicyDocuments.all")(function* (principal: Principal) {
  yield* permitOwn(principal, "PolicyDocuments.all")
  return (yield* Policies).all
})

const found = Effect.fnUntraced(function* (id: string, version: string) {
  const one = (yield* Policies).all.find(({ reference }) => reference.id === id && reference.version === version)
  return one ?? (yield* new NotFound({ kind: "PolicyDocument", id: `${id} ${version}` }))
})

/** One version of a document (CMP-01). */
export const get = Effect.fn("PolicyDocuments.get")(function* (principal: Principal, id: string, version: string) {
  yield* permitOwn(principal, "PolicyDocuments.get")
  return yield* found(id, version)
})

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
  principal: Principal,
  id: string,
  version: string,
  json: unknown
) {
  yield* permitOwn(principal, "PolicyDocuments.assess")
  return yield* Effect.fromResult(judge(yield* found(id, version), json, Number.POSITIVE_INFINITY))
})

/** The same of a document that is sent along, within bounds; every fault or error of the document at once, else every one of the request. */
export const assessUnder = Effect.fn("PolicyDocuments.assessUnder")(function* (
  principal: Principal,
  document: unknown,
  json: unknown
) {
  yield* permitOwn(principal, "PolicyDocuments.assessUnder")
  const policy = yield* Effect.fromResult(readOwnDocument(document))
  return yield* Effect.fromResult(judge(policy, json, mostEffort))
})
