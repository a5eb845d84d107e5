import {
  type Claim,
  type Commit,
  change,
  type Declaration,
  type DeclarationId,
  DeclarationRepository,
  Declarations,
  type Organisation,
  Organisations,
  organisationCodeCheck,
  type Policies,
  type Principal,
  type Professional,
  type Region,
  replay,
  Store
} from "@xueshi/core"
import { Context, Effect, Result, Stream } from "effect"
import type { City } from "../histories/City.ts"
import { sampleClaims } from "../histories/claims.ts"
import type { Ports } from "../histories/World.ts"
import { same } from "./check.ts"
import { administrator, claimOf, matches, selfOf, today, transfer } from "./derivedWorld.ts"

export const boss = (world: City) => administrator(world, "hospital", "boss")
export const nobody = "nobody" as DeclarationId
/** Sound, and worth nothing under the policy: it takes somebody to look at it. */
export const worthless = (
  sampleClaims.find(({ sound, worth }) => sound && worth === 0) as (typeof sampleClaims)[number]
).claim

export const situations = (ids: ReadonlyArray<DeclarationId>) =>
  Effect.flatMap(DeclarationRepository, (repository) => repository.situations(ids))
const journal = Effect.flatMap(Store, (store) => store.journal(0, 10_000))

export const approveAll = (actor: Principal, ids: ReadonlyArray<DeclarationId>) =>
  Stream.runCollect(Declarations.approveAll(actor, ids))
export const told = (outcomes: ReadonlyArray<Declarations.ApprovalOutcome>) =>
  outcomes.map(({ result }) => (Result.isSuccess(result) ? result.success._tag : result.failure._tag))

/** Runs a program in which something else happens before each commit. */
export const beforeCommits =
  (happens: (commit: Commit) => Effect.Effect<unknown, unknown, Ports | Policies>) =>
  <A, E, R>(program: Effect.Effect<A, E, R>) =>
    Effect.flatMap(Effect.context<Ports | Policies>(), (services) => {
      const store = Context.get(services, Store)
      const commit = (given: Commit) =>
        Effect.andThen(Effect.orDie(Effect.provideContext(happens(given), services)), store.commit(given))
      return Effect.provideService(program, Store, Store.of({ ...store, commit }))
    })

/** What is kept is what the journal gives, totals are those of the declarations, and each of these was approved once. */
export const consistent = Effect.fnUntraced(function* ({ people }: City, approved: ReadonlyArray<DeclarationId>) {
  const repository = yield* DeclarationRepository
  const entries = yield* journal
  const rows = (yield* Effect.forEach(people, ({ id }) => repository.ofProfessional(id))).flat()
  yield* same("rows", new Map<string, Declaration>(rows.map((row) => [row.id, row])), replay(entries).Declaration)
  const approvals = entries.flatMap(({ event, id }) => (event._tag === "DeclarationApproved" ? [id] : []))
  yield* same("approvals", approvals.toSorted(), approved.toSorted())
  yield* matches()
})

/** What submitting a draft to an organisation changes. */
export const submission = (draft: Declaration, { id: responsible }: Organisation) =>
  change("Declaration", draft.id, draft, { _tag: "DeclarationSubmitted", claim: draft.claim as Claim, responsible })

/** Pending declarations of one hour each, of these people in turn, written at once. */
export const many = Effect.fnUntraced(function* (world: City, people: ReadonlyArray<Professional>, count: number) {
  const drafts = Array.from({ length: count }, (_, index) => {
    const { id: professional, user: madeBy } = people[index % people.length] as Professional
    const id = `one-of-many-${index}` as DeclarationId
    const claim = claimOf(1, `${index}`)
    return change("Declaration", id, undefined, {
      _tag: "DeclarationDrafted",
      id,
      professional,
      madeBy,
      copyOf: null,
      claim
    })
  })
  const submitted = drafts.map(({ after }) => submission(after as Declaration, world.organisations.hospital))
  const store = yield* Store
  for (const changes of [drafts, submitted]) yield* store.commit({ actor: boss(world), at: 0, changes, guards: [] })
  return drafts.map(({ id }) => id as DeclarationId)
})

/** An employer where no document is in force, and a person moved there. */
export const movedAway = Effect.fnUntraced(function* (world: City, person: Professional) {
  const facts = {
    kind: "employer",
    name: "外地",
    code: `80000000-${organisationCodeCheck("80000000")}`,
    region: "110000" as Region
  } as const
  const elsewhere = yield* Organisations.establish(
    world.actors.at(-1) as Principal,
    facts,
    world.organisations.authority.id
  )
  const changes = [transfer(person, elsewhere.id)]
  yield* (yield* Store).commit({ actor: selfOf(person), at: today * 86_400_000, changes, guards: [] })
  return elsewhere
})

/** Takes the review from an organisation: the nearest superior whose authority is open reviews for it (ORG-09). */
export const closed = (world: City, organisation: Organisation) =>
  Organisations.closeReview(administrator(world, "bureau", "root1"), organisation.id)
