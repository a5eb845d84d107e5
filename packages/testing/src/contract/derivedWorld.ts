import {
  type Change,
  type Claim,
  type ClaimDraft,
  CompletionReports,
  Completions,
  change,
  type Day,
  type Declaration,
  DeclarationId,
  Declarations,
  type DerivedCheck,
  derivedMatches,
  fullPowers,
  hours,
  Ids,
  type Ledgers,
  now,
  type OrganisationId,
  Policies,
  type Principal,
  type Professional,
  parseDay,
  passes,
  type Statistics,
  Store
} from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { Clock, Effect, Layer } from "effect"
import { buildCity, type City } from "../histories/City.ts"
import { sampleClaims } from "../histories/claims.ts"
import { type Adapter, outside, type Ports } from "../histories/World.ts"
import { same } from "./check.ts"

/** The ports of what is derived. */
export type DerivedPorts = Ledgers | Statistics

/** What an adapter must keep beside the states, as data for any runner: names → programs that die where it does not. */
export type DerivedContract = Readonly<Record<string, Effect.Effect<void, unknown, Ports | DerivedPorts | Policies>>>

/** Runs one program of the contract on an adapter that starts empty. */
export const keepDerived = (adapter: Adapter<DerivedPorts>, program: DerivedContract[string]): Promise<void> =>
  Effect.runPromise(Effect.scoped(Effect.provide(program, Layer.merge(adapter, outside))))

const dayOf = (text: string): Day => parseDay(text) as Day
export const today: Day = dayOf("2019-01-15")

/** The same program on another day. */
export const on =
  (day: string) =>
  <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.flatMap(Clock.Clock, (clock) => {
      const millis = dayOf(day) * 86_400_000 + 3_600_000
      return Effect.provideService(effect, Clock.Clock, {
        ...clock,
        currentTimeMillisUnsafe: () => millis,
        currentTimeMillis: Effect.succeed(millis)
      })
    })

const { requirement, ...rest } = documents.weihai2018 as unknown as {
  readonly requirement: { readonly allOf: ReadonlyArray<Record<string, unknown>> }
}
const name = { zh: "虚构", en: "invented" }
/** Weihai's document, with something else in place of a part. */
export const governedBy = (changes: object) => Layer.orDie(Policies.layer([{ ...rest, requirement, ...changes }]))

/** Weihai's document, which asks nothing of who has no title, and lets that count as passed. */
export const sparing = governedBy({
  adjustments: [
    { code: "untitled", name, when: { fact: "level", is: ["none"] }, effect: "exempt", citation: "manual" }
  ],
  countsAsPassed: { exempt: true, deemed: false }
})

/** Weihai's document, under which what is above a year's demand fills that of the next. */
export const carrying = governedBy({
  carries: [
    {
      code: "next",
      name,
      direction: "forward",
      of: {},
      over: "total",
      to: ["total", "specialised"],
      years: 1,
      citation: "manual"
    }
  ]
})

/** Weihai's document, under which hours of 2018 had to be recorded by the fifth of January 2019. */
export const punctual = governedBy({ recordBy: { month: 1, day: 5, yearsAfter: 1 } })

const thirty = { leaf: "total", ...requirement.allOf[0], of: {}, atLeast: { hours: "30" } }

/** Weihai's document with thirty hours in all required, under the same id and version. */
export const milder = Layer.orDie(Policies.layer([{ ...rest, requirement: thirty }]))

/** Weihai's document, and before it one of a sector for a level of title, with thirty hours in all required. */
export const withSector = (level: string) =>
  Layer.orDie(
    Policies.layer([
      documents.weihai2018,
      { ...rest, id: "sector", requirement: thirty, precedence: 10, appliesTo: { fact: "level", is: [level] } }
    ])
  )

export const personOf = ({ people }: City, index = 0): Professional => people[index] as Professional
export const selfOf = ({ id, user }: Professional): Principal => ({
  user,
  hat: { _tag: "Professional", professional: id }
})
export const administrator = (city: City, post: keyof City["organisations"], user: string): Principal => ({
  user: user as Principal["user"],
  hat: { _tag: "Administrator", organisation: city.organisations[post].id },
  powers: fullPowers("bureau")
})

const training = (sampleClaims[0] as (typeof sampleClaims)[number]).claim
const { content: _, ...fields } = training.fields
/** A training of as many hours that any of 2017 and 2018 may take, as a person may declare it: what was learnt is left out. */
export const claimOf = (count: number, className: string, creditYear = 2018): ClaimDraft => ({
  ...training,
  creditYear,
  from: dayOf("2017-12-20"),
  to: dayOf("2018-01-20"),
  hours: hours(count),
  fields: { ...fields, className }
})

/** Declares for a person of the hospital, up to what waits for review. */
export const pending = Effect.fnUntraced(function* (person: Professional, claim: ClaimDraft) {
  const { id } = yield* Declarations.draft(selfOf(person), person.id, claim)
  return yield* Declarations.submit(selfOf(person), id)
})

/** Takes over, as it stood in another system, what was approved; and failed in audit, where there is a reason. */
export const takeOver = Effect.fnUntraced(function* (
  { organisations: { authority, hospital } }: City,
  { id: professional, user: madeBy }: Professional,
  count: number,
  className: string,
  reason?: string,
  creditYear?: number
) {
  const id = DeclarationId.make(yield* (yield* Ids).next)
  const by = "boss" as Principal["user"]
  const auditor = authority.id
  const state: Declaration = {
    _tag: "Approved",
    ...{ id, professional, madeBy, copyOf: null, version: 1, responsible: hospital.id, approvedIn: hospital.id },
    claim: claimOf(count, className, creditYear) as Claim,
    recognised: hours(count),
    approvedBy: by,
    audit: reason === undefined ? { _tag: "Awaiting", auditor } : { _tag: "Failed", auditor, by, reason }
  }
  const { at } = yield* now
  yield* (yield* Store).commit({
    actor: { user: by, hat: { _tag: "Embedder" } },
    at,
    changes: [change("Declaration", id, undefined, { _tag: "DeclarationImported", state })],
    guards: []
  })
  return id
})

/** Declares and approves. */
export const learn = Effect.fnUntraced(function* (
  city: City,
  person: Professional,
  count: number,
  className: string,
  creditYear = 2018
) {
  const { id } = yield* pending(person, claimOf(count, className, creditYear))
  return yield* Declarations.approve(administrator(city, "hospital", "boss"), id)
})

/** A city with its people, and nobody has learned. */
export const city = buildCity

/** Moves a person: the change that a transfer will bring about. */
export const transfer = (person: Professional, organisation: OrganisationId): Change => ({
  aggregate: "Professional",
  id: person.id,
  versionBefore: person.version,
  event: { _tag: "ProfessionalImported", ...person, organisation },
  after: { ...person, organisation, version: person.version + 1 }
})

/** What the kept outcome says, once it is the same as that of judging all declarations now. */
export const outcome = Effect.fnUntraced(function* (person: Professional, year = 2018) {
  const kept = yield* Completions.outcomeOf(selfOf(person), person.id, year)
  const { policy, verdict } = yield* Completions.ofYear(selfOf(person), person.id, year)
  const { outcome, policy: reference, subjects, total } = verdict
  const passed = passes(policy, outcome)
  yield* same("outcome of what is kept", kept, { policy: reference, year, outcome, passed, total, subjects })
  return `${kept.outcome} ${kept.total / 1000}`
})

/** Dies unless everything derived is what a recomputation gives; gives how many verdicts wait. */
export const matches = Effect.fnUntraced(function* (stale?: number) {
  const check: DerivedCheck = yield* derivedMatches(2)
  yield* same("mismatches", check.mismatches, [])
  if (stale !== undefined) yield* same("stale", check.stale, stale)
  return check
})

/** Registered, learned and passed of a subtree, with how many verdicts wait. */
export const counts = Effect.fnUntraced(function* (path: string, asOf = "2019-01-15", year = 2018) {
  const { stale, total } = yield* CompletionReports.ofPath(path, year, dayOf(asOf))
  return [total.registered, total.learned, total.passed, stale]
})
