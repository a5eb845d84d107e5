import {
  type ClaimDraft,
  Declarations,
  hours,
  type IdempotencyKey,
  type Principal,
  type Professional,
  type ReviewId,
  Reviews,
  TrainingBases,
  type TrainingPlan
} from "@xueshi/core"
import { Effect, Result, Stream } from "effect"
import type { City } from "../histories/City.ts"
import { page } from "./administrationWorld.ts"
import { administrator, claimOf } from "./derivedWorld.ts"
import { dayOf, planOf, withBase } from "./reviewWorld.ts"

/** What an organisation may declare under Weihai's document: it must say what was learnt, which people need not (DEC-01). */
export const declarable = (className: string, count = 4): ClaimDraft => {
  const claim = claimOf(count, className)
  return { ...claim, fields: { ...claim.fields, content: "护理新进展" } }
}

interface Told {
  readonly result: Result.Result<{ readonly _tag: string }, { readonly _tag: string }>
}
const tagOf = ({ result }: Told): string => (Result.isSuccess(result) ? result.success._tag : result.failure._tag)

/** What became of each person for whom an organisation declares. */
export const declares = (
  by: Principal,
  people: ReadonlyArray<Pick<Professional, "id">>,
  claim: ClaimDraft,
  key?: IdempotencyKey
) =>
  Effect.map(
    Stream.runCollect(
      Declarations.declareFor(
        by,
        people.map(({ id }) => id),
        claim,
        key
      )
    ),
    (outcomes) => ({
      outcomes,
      tags: outcomes.map(tagOf),
      made: outcomes.flatMap(({ result }) => (Result.isSuccess(result) ? [result.success] : []))
    })
  )

/** The same of those who attended a plan of a base. */
export const teaches = (
  trainer: Principal,
  plan: ReviewId,
  attendees: ReadonlyArray<TrainingBases.Attendee>,
  claim: ClaimDraft,
  key?: IdempotencyKey
) =>
  Effect.map(Stream.runCollect(TrainingBases.declareFor(trainer, { plan, attendees, claim }, key)), (outcomes) => ({
    outcomes,
    tags: outcomes.map(tagOf),
    made: outcomes.flatMap(({ result }) => (Result.isSuccess(result) ? [result.success] : []))
  }))

/** Somebody as a base knows them. */
export const attendeeOf = ({ person: { document, name } }: Professional): TrainingBases.Attendee => ({ document, name })

/** A plan under which trainings like `declarable` lie. */
export const taught = (changes: Partial<TrainingPlan> = {}): TrainingPlan => ({
  ...planOf("骨干培训"),
  ...{ year: 2018, learningForm: "postTraining", hours: hours(24), places: 2 },
  ...{ from: dayOf("2017-12-01"), to: dayOf("2018-01-31") },
  ...changes
})

/** A training base whose plan its superior has approved. */
export const withPlan = Effect.fnUntraced(function* (world: City, changes?: Partial<TrainingPlan>) {
  const based = yield* withBase(world)
  const { id } = yield* TrainingBases.submitPlan(based.trainer, taught(changes))
  yield* Reviews.approve(administrator(world, "authority", "clerk"), id)
  return { ...based, plan: id }
})

/** What an organisation's own records show of whom, in which state. */
export const records = (by: Principal, filter: Parameters<typeof Declarations.declaredBy>[2] = {}) => {
  if (by.hat._tag !== "Administrator") return Effect.die(new Error("no organisation declares under this hat"))
  return Effect.map(Declarations.declaredBy(by, by.hat.organisation, filter, page), ({ items }) =>
    items.map(({ _tag, handler, name }) => `${name} ${_tag} ${handler?.name ?? "-"}`).toSorted()
  )
}
