import {
  Certificates,
  Completions,
  Declarations,
  decodePolicy,
  evaluate,
  explain,
  hours,
  type LearningRecord,
  Store
} from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { Effect, Result } from "effect"
import { administrator, claim, day, environment, pending, self, smallCity } from "../core/fixtures.ts"

/*
 * What is computed once in Node and once in the browser. Both must answer the same, to the letter.
 */
type Case = readonly [general: number, specialised: number, ofRequired: string, ofCompleted: string]

/** CMP-03: hours of the two subjects, and the outcome where two thirds are those of the required or the completed total. */
export const cases: ReadonlyArray<Case> = [
  [24, 66, "pass", "pass"],
  [0, 80, "fail", "fail"],
  [33, 60, "pass", "fail"],
  [30, 60, "pass", "pass"],
  [31, 59, "fail", "fail"],
  [0, 90, "pass", "pass"],
  [10, 10, "fail", "fail"],
  [29.5, 60, "fail", "fail"]
]

const record = (subject: string, count: number): LearningRecord => ({
  id: subject,
  form: "postTraining",
  subject,
  creditYear: 2018,
  from: day("2018-03-01"),
  to: day("2018-03-05"),
  declared: hours(count),
  recognised: hours(count),
  standing: "approved",
  identity: null
})

/** The verdict on one case with its explanation in both languages, under each reading. */
export const judge = (general: number, specialised: number) =>
  [documents.weihai2018, documents.weihai2018Completed].map((document) => {
    const policy = Result.getOrThrow(decodePolicy(document))
    const records = [record("general", general), record("specialised", specialised)]
    const verdict = evaluate(policy, 2018, records)
    return { verdict, zh: explain(policy, verdict, records, "zh"), en: explain(policy, verdict, records, "en") }
  })

/** Every fault that a broken document is told of. */
export const faults = () =>
  Result.getOrThrow(Result.flip(decodePolicy({ ...(documents.weihai2018 as object), granularity: "-1", subjects: [] })))
    .issues

/** The main job over ports in memory: declare, submit, approve, audit, complete; and the journal it leaves. */
export const mainJob = () =>
  Effect.gen(function* () {
    const city = yield* smallCity
    for (const [form, subject, count] of [
      ["postTraining", "specialised", 66],
      ["service", "general", 24]
    ] as const) {
      const fields = form === "service" ? { place: "荣成市", task: "支边" } : claim().fields
      const { id } = yield* pending(city, { form, subject, hours: hours(count), fields })
      yield* Declarations.approve(administrator(city.employer.id), id)
      yield* Declarations.passAudit(administrator(city.authority.id), id)
    }
    const { policy, records, verdict } = yield* Completions.ofYear(self(city.person), city.person.id, 2018)
    const certificate = yield* Certificates.issue(self(city.person), city.person.id, 2018, "annual")
    const journal = yield* (yield* Store).journal(0, 100)
    return { verdict, explained: explain(policy, verdict, records, "zh"), certificate, journal }
  }).pipe(Effect.provide(environment), Effect.orDie, Effect.runPromise)
