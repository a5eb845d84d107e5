import {
  type Change,
  change,
  type Declaration,
  DeclarationRepository,
  Declarations,
  fullPowers,
  type Guard,
  Ids,
  Ledgers,
  OrganisationRepository,
  once,
  type Principal,
  type Professional,
  ProfessionalId,
  replay,
  Store
} from "@xueshi/core"
import { Effect } from "effect"
import { buildCity, type City } from "../histories/City.ts"
import { sampleClaims } from "../histories/claims.ts"
import type { Contract } from "./Contract.ts"
import { refused, same } from "./check.ts"

const [training] = sampleClaims
const claim = (training as (typeof sampleClaims)[number]).claim
const withdrawn = { _tag: "DeclarationWithdrawn" } as const

const personOf = ({ people }: City) => people[0] as Professional
const selfOf = ({ id, user }: Professional): Principal => ({ user, hat: { _tag: "Professional", professional: id } })
/** An administrator of the hospital who is nobody's self. */
const boss = (city: City): Principal => ({
  user: "boss" as Principal["user"],
  hat: { _tag: "Administrator", organisation: city.organisations.hospital.id },
  powers: fullPowers("bureau")
})

const classOf = (className: string) => ({ ...claim, fields: { ...claim.fields, className } })
const pending = Effect.fnUntraced(function* (city: City, className = "一期") {
  const person = personOf(city)
  const { id } = yield* Declarations.draft(selfOf(person), person.id, classOf(className))
  return yield* Declarations.submit(selfOf(person), id)
})
const commit = (city: City, changes: ReadonlyArray<Change>, guards: ReadonlyArray<Guard> = []) =>
  Effect.flatMap(Store, (store) => store.commit({ actor: boss(city), at: 0, changes, guards }))
const journal = Effect.flatMap(Store, (store) => store.journal(0, 10_000))
const stored = (id: Declaration["id"]) => Effect.flatMap(DeclarationRepository, (repository) => repository.get(id))
const withdrawal = (declaration: Declaration) => change("Declaration", declaration.id, declaration, withdrawn)

/** What the write port of every adapter must do (SYS-01, SYS-03): names → programs that die where it does not. */
export const storeContract: Contract = {
  "SYS-01 every accepted command leaves one entry: who, what, which version, in order": Effect.gen(function* () {
    const city = yield* buildCity
    const before = (yield* journal).length
    const { id } = yield* pending(city)
    yield* Declarations.approve(boss(city), id)
    const entries = (yield* journal).slice(before)
    yield* same(
      "entries",
      entries.map(({ actor, event, version }) => `${actor.user} ${event._tag} ${version}`),
      [
        `${personOf(city).user} DeclarationDrafted 1`,
        `${personOf(city).user} DeclarationSubmitted 2`,
        "boss DeclarationApproved 3"
      ]
    )
    const sequences = entries.map(({ sequence }) => sequence)
    yield* same(
      "sequences grow",
      sequences.toSorted((a, b) => a - b),
      sequences
    )
  }),

  "SYS-01 a refused command leaves nothing": Effect.gen(function* () {
    const city = yield* buildCity
    const { id } = yield* pending(city)
    const before = (yield* journal).length
    yield* refused("without a reason", "ReasonRequired", Declarations.reject(boss(city), id, ""))
    yield* same("entries", (yield* journal).length, before)
  }),

  "SYS-01 of several changes one that is stale undoes all": Effect.gen(function* () {
    const city = yield* buildCity
    const [one, two] = [yield* pending(city), yield* pending(city, "二期")]
    const before = (yield* journal).length
    const stale = { ...withdrawal(two), versionBefore: two.version - 1 } as Change
    const conflict = yield* refused("stale", "Conflict", commit(city, [withdrawal(one), stale]))
    yield* same("what", [conflict.what, conflict.id], ["changed", two.id])
    yield* same("the other row", yield* stored(one.id), one as Declaration)
    yield* same("entries", (yield* journal).length, before)
  }),

  "SYS-01 a guard that does not hold undoes all: row changed, key taken, something pending": Effect.gen(function* () {
    const city = yield* buildCity
    const one = yield* pending(city)
    const { id: professional } = personOf(city)
    const code = city.organisations.factory.code
    const guards: ReadonlyArray<readonly [Guard, string]> = [
      [{ _tag: "Unchanged", aggregate: "Professional", id: professional, version: 7 }, "changed"],
      [{ _tag: "Unchanged", aggregate: "Professional", id: "nobody", version: 1 }, "changed"],
      [{ _tag: "Claimed", scope: "organisation.code", key: code, by: "else" }, "keyTaken"],
      [{ _tag: "NonePending", professional }, "pending"]
    ]
    for (const [guard, what] of guards) {
      const conflict = yield* refused(what, "Conflict", commit(city, [withdrawal(one)], [guard]))
      yield* same("what", conflict.what as string, what)
    }
    yield* same("the row", (yield* stored(one.id))._tag, "Pending")
    yield* commit(
      city,
      [withdrawal(one)],
      [
        { _tag: "Unchanged", aggregate: "Professional", id: professional, version: 1 },
        { _tag: "Claimed", scope: "organisation.code", key: code, by: city.organisations.factory.id }
      ]
    )
    yield* commit(city, [], [{ _tag: "NonePending", professional }])
  }),

  "CRT-01 SYS-01 what was judged on inputs that have changed is not written": Effect.gen(function* () {
    const city = yield* buildCity
    const { id: professional } = personOf(city)
    const { id } = yield* pending(city)
    const { inputs } = yield* Effect.flatMap(Ledgers, (ledgers) => ledgers.ofYear(professional, 2018))
    yield* Declarations.approve(boss(city), id)
    const judgedOn = (version: number): Guard => ({ _tag: "InputsUnchanged", professional, inputs: version })
    const conflict = yield* refused("inputs", "Conflict", commit(city, [], [judgedOn(inputs)]))
    yield* same("what", conflict.what as string, "changed")
    yield* commit(city, [], [judgedOn(inputs + 1)])
  }),

  "SYS-01 what is made under an id that stands already is a conflict": Effect.gen(function* () {
    const city = yield* buildCity
    const one = yield* pending(city)
    const { id, madeBy, professional } = one
    const drafted = { _tag: "DeclarationDrafted", id, professional, madeBy, copyOf: null, claim } as const
    const conflict = yield* refused("again", "Conflict", commit(city, [change("Declaration", id, undefined, drafted)]))
    yield* same("what", [conflict.what, conflict.id], ["changed", id])
    yield* same("the row", yield* stored(id), one as Declaration)
  }),

  "SYS-01 a key that a refused commit claimed is free": Effect.gen(function* () {
    const city = yield* buildCity
    const one = yield* pending(city)
    const claimed = (by: string): Guard => ({ _tag: "Claimed", scope: "organisation.code", key: "new", by })
    const stale = { ...withdrawal(one), versionBefore: 1 } as Change
    yield* refused("stale", "Conflict", commit(city, [stale], [claimed("one")]))
    yield* commit(city, [withdrawal(one)], [claimed("two")])
  }),

  "CMP-02 U26 a person's declarations are read in the order of their making, whatever their ids": Effect.gen(
    function* () {
      const city = yield* buildCity
      const person = personOf(city)
      let left = 9
      const { serial } = yield* Ids
      const falling = Ids.of({ serial, next: Effect.sync(() => `falling-${left--}`) })
      const draft = (className: string) =>
        Effect.provideService(Declarations.draft(selfOf(person), person.id, classOf(className)), Ids, falling)
      const [one, two, three] = [yield* pending(city), yield* draft("二期"), yield* draft("三期")]
      const { dossier, ofProfessional } = yield* DeclarationRepository
      for (const found of [yield* ofProfessional(person.id), (yield* dossier(person.id)).declarations])
        yield* same(
          "order",
          found.map(({ id }) => id),
          [one.id, two.id, three.id]
        )
      for (const { id } of [three, two]) yield* Declarations.submit(selfOf(person), id)
      for (const { id } of [three, one, two]) yield* Declarations.approve(boss(city), id)
      const [ledger] = yield* Effect.flatMap(Ledgers, (ledgers) => ledgers.open([person.id]))
      yield* same(
        "what is judged",
        ledger?.approved.map(({ declaration }) => declaration.id),
        [one.id, two.id, three.id]
      )
    }
  ),

  "CMP-01 a dossier is the person, where they belong and all that they declared, in the order of its making":
    Effect.gen(function* () {
      const city = yield* buildCity
      const person = personOf(city)
      const declarations = [yield* pending(city), yield* pending(city, "二期")]
      const { dossier } = yield* DeclarationRepository
      const organisation = yield* (yield* OrganisationRepository).get(person.organisation)
      yield* same("dossier", yield* dossier(person.id), { professional: person, organisation, declarations })
      yield* refused("nobody", "NotFound", dossier(ProfessionalId.make("nobody")))
    }),

  "SYS-03 of two decisions on one reading the second is a conflict": Effect.gen(function* () {
    const city = yield* buildCity
    const one = yield* pending(city)
    yield* commit(city, [withdrawal(one)])
    yield* refused("second", "Conflict", commit(city, [withdrawal(one)]))
  }),

  "SYS-03 a repeated command gets the first answer, whatever has happened since": Effect.gen(function* () {
    const city = yield* buildCity
    const { id } = yield* pending(city)
    const key = { key: "k1", digest: "approve" }
    const approve = once(key, "Declaration", Declarations.approve(boss(city), id))
    const first = yield* approve
    const clerk = {
      user: "clerk",
      hat: { _tag: "Administrator", organisation: city.organisations.authority.id },
      powers: fullPowers("bureau")
    }
    yield* Declarations.passAudit(clerk as Principal, id)
    const before = (yield* journal).length
    yield* same("answer", yield* approve, first)
    yield* same("entries", (yield* journal).length, before)
    const other = { key: "k1", digest: "reject" }
    yield* refused("another body", "KeyReused", once(other, "Declaration", Declarations.withdraw(boss(city), id)))
  }),

  "SYS-03 a repeated creation makes one thing, and a repeated deletion is told it is done": Effect.gen(function* () {
    const city = yield* buildCity
    const person = personOf(city)
    const key = { key: "k2", digest: "draft" }
    const draft = once(key, "Declaration", Declarations.draft(selfOf(person), person.id, claim))
    const [one, two] = [yield* draft, yield* draft]
    yield* same("the same", two.id, one.id)
    const of = yield* Effect.flatMap(DeclarationRepository, (repository) => repository.ofProfessional(person.id))
    yield* same("rows", of.length, 1)
    const remove = once(
      { key: "k3", digest: "remove" },
      "Declaration",
      Effect.as(Declarations.remove(selfOf(person), one.id), undefined)
    )
    yield* remove
    yield* same("again", yield* remove, undefined)
  }),

  "SYS-03 of two at once under one key one runs, and both get its answer": Effect.gen(function* () {
    const city = yield* buildCity
    const { id } = yield* pending(city)
    const before = (yield* journal).length
    const approve = once({ key: "k4", digest: "approve" }, "Declaration", Declarations.approve(boss(city), id))
    const answers = yield* Effect.all([approve, approve, approve, approve], { concurrency: "unbounded" })
    for (const answer of answers) yield* same("answer", answer, answers[0] as Declaration)
    yield* same("entries", (yield* journal).length, before + 1)
  }),

  "SYS-01 the journal rebuilds every row, deleted drafts gone": Effect.gen(function* () {
    const city = yield* buildCity
    const person = personOf(city)
    const one = yield* pending(city)
    yield* Declarations.approve(boss(city), one.id)
    const gone = yield* Declarations.draft(selfOf(person), person.id, claim)
    yield* Declarations.remove(selfOf(person), gone.id)
    const rebuilt = replay(yield* journal)
    yield* same("declarations", [...rebuilt.Declaration.keys()], [one.id])
    yield* same("the row", rebuilt.Declaration.get(one.id), yield* stored(one.id))
    yield* same("the person", rebuilt.Professional.get(person.id), person)
  })
}
