import {
  type ClaimDraft,
  type Declaration,
  Declarations,
  hours,
  once,
  ProfessionalRepository,
  Reviews,
  sourceOf,
  stateNames,
  TrainingBases
} from "@xueshi/core"
import { Effect, Result, Stream } from "effect"
import { auditorOf, type City } from "./buildCity.ts"
import { keyOf } from "./keys.ts"
import { line } from "./Screen.ts"
import { acting, at, day, newcomers, through } from "./walkReviews.ts"

/** What was learnt; of 2017, so that the year that is judged stays as the workbook says it. */
const learnt = {
  creditYear: 2017,
  subject: "specialised",
  from: day("2017-11-06"),
  to: day("2017-11-08"),
  evidence: [{ digest: "sample-proof", name: "结业证书.jpg" }]
} as const
const training: ClaimDraft = {
  ...learnt,
  form: "postTraining",
  hours: hours(16),
  fields: { school: "威海市海韵图书馆", className: "古籍修复岗位培训", content: "古籍修复与著录", score: "合格" }
}
const taught: ClaimDraft = {
  ...learnt,
  form: "baseTraining",
  hours: hours(24),
  fields: { base: "威海海滨继续教育基地", className: "古籍保护培训班", plan: "2017 年古籍保护培训" }
}

type Told = { readonly result: Result.Result<Declaration, unknown> }
const made = <E, R>(outcomes: Stream.Stream<Told, E, R>) =>
  Effect.map(Stream.runCollect(outcomes), (all) =>
    all.flatMap(({ result }) => (Result.isSuccess(result) ? [result.success.id] : []))
  )

/** A library declares for three of its people; the authority above it approves (DEC-07). */
const forPeople = Effect.fnUntraced(function* (city: City) {
  const { path } = at(city, "library")
  const { items } = yield* (yield* ProfessionalRepository).jurisdiction(path, {}, { limit: 3 })
  const ids = items.map(({ id }) => id)
  const declared = Declarations.declareFor(acting(city, "library"), ids, training, keyOf("on-behalf/people"))
  const waiting = { kind: "declaration", ids: yield* made(declared), verdict: { approve: true } } as const
  yield* Stream.runDrain(Reviews.decideAll(acting(city, "culture"), waiting, keyOf("on-behalf/people/approved")))
  return waiting.ids
})

/** A training base declares for who attended its plan; their own library approves, and the authority audits (DEC-08). */
const forAttendees = Effect.fnUntraced(function* (city: City) {
  const base = acting(city, "base-college")
  const { id: plan } = yield* through(
    "taught",
    TrainingBases.submitPlan(base, {
      name: "2017 年古籍保护培训",
      year: 2017,
      educationType: "继续教育",
      subject: "specialised",
      trainingForm: "面授",
      learningForm: "baseTraining",
      hours: hours(24),
      from: day("2017-11-06"),
      to: day("2017-11-10"),
      places: 60
    }),
    { by: acting(city, "bureau") }
  )
  const { document, name } = newcomers.taken
  const attendance = { plan, claim: taught, attendees: [{ document, name }] }
  const ids = yield* made(TrainingBases.declareFor(base, attendance, keyOf("on-behalf/attendees")))
  const auditor = auditorOf(at(city, "culture").id)
  for (const id of ids) {
    yield* once(keyOf(`on-behalf/${id}/approved`), "Declaration", Declarations.approve(acting(city, "library"), id))
    yield* once(keyOf(`on-behalf/${id}/audited`), "Declaration", Declarations.passAudit(auditor, id))
  }
  return ids
})

const sources = { self: "本人", organisation: "单位", base: "继教基地" } as const

/** Declares on behalf of people of the sample city: who declares, for whom, what becomes of it. Run again, it finds everything done. */
export const walkOnBehalf = Effect.fn("walkOnBehalf")(function* (city: City) {
  const root = acting(city, "bureau")
  const professionals = yield* ProfessionalRepository
  const ids = [...(yield* forPeople(city)), ...(yield* forAttendees(city))]
  yield* line(`代申报 ${ids.length} 条：`)
  for (const id of ids) {
    const declaration = yield* Declarations.get(root, id)
    const { person } = yield* professionals.get(declaration.professional)
    yield* line(`  ${sources[sourceOf(declaration)]}申报　${person.name}　${stateNames[declaration._tag]}`)
  }
})
