import {
  change,
  type Declaration,
  type DeclarationId,
  Declarations,
  ExpectedVersion,
  type ListedDeclaration,
  NotFound,
  type OrganisationId,
  once,
  type PageRequest,
  type Policies,
  type Principal,
  type Professional,
  type ProfessionalId,
  Store,
  type SubmittedState,
  VersionMismatch
} from "@xueshi/core"
import { Effect } from "effect"
import type { City, Post } from "../histories/City.ts"
import type { Ports } from "../histories/World.ts"
import type { Contract } from "./Contract.ts"
import { refused, same } from "./check.ts"
import { city, claimOf, learn, pending, personOf, selfOf, transfer } from "./derivedWorld.ts"
import { commit, eachHat, type HatName, hats, pagesOf, readBy, submittedAs, walk } from "./readWorld.ts"
import { approveAll, boss, closed, told } from "./selectionWorld.ts"

const page = { limit: 100 }
const ids = (rows: ReadonlyArray<{ readonly id: string }>) => rows.map(({ id }) => id)
const journalled = Effect.flatMap(Store, (store) => Effect.map(store.journal(0, 10_000), ({ length }) => length))

/** What people declared themselves, as lists show it while an organisation is to decide (DEC-11). */
const listed = (
  { organisations, people }: City,
  post: Post,
  rows: ReadonlyArray<Declaration | undefined>
): ReadonlyArray<ListedDeclaration> => {
  const { id: organisation, name } = organisations[post]
  return rows.flatMap((row) => {
    const person = people.find(({ id }) => id === row?.professional)?.person
    const handler = { organisation, name, flagged: false }
    return row === undefined || person === undefined ? [] : [{ ...row, name: person.name, source: "self", handler }]
  })
}

const drafted = (person: Professional, name: string, creditYear = 2018) =>
  Declarations.draft(selfOf(person), person.id, claimOf(4, name, creditYear))
const readers = (world: City, what: string, names: ReadonlyArray<HatName>, is: Declaration) =>
  readBy(world, what, names, { kind: "Declaration", id: is.id, is }, Declarations.get)

type Answer = Effect.Effect<unknown, { readonly _tag: string }, Ports | Policies>
/** Every command on one declaration. */
const commands = (actor: Principal, id: DeclarationId): Readonly<Record<string, Answer>> => ({
  edit: Declarations.edit(actor, id, claimOf(4, "b")),
  remove: Declarations.remove(actor, id),
  submit: Declarations.submit(actor, id),
  withdraw: Declarations.withdraw(actor, id),
  approve: Declarations.approve(actor, id),
  reject: Declarations.reject(actor, id, "证明不清"),
  passAudit: Declarations.passAudit(actor, id),
  failAudit: Declarations.failAudit(actor, id, "证明不清"),
  copy: Declarations.copy(actor, id)
})

/** One of every state, of one person of the hospital. */
const ofEveryState = Effect.fnUntraced(function* (world: City, person: Professional) {
  const refusedOne = yield* pending(person, claimOf(4, "rejected"))
  return {
    Draft: yield* drafted(person, "draft"),
    Pending: yield* pending(person, claimOf(4, "pending")),
    Rejected: yield* Declarations.reject(boss(world), refusedOne.id, "证明不清"),
    Approved: yield* learn(world, person, 4, "approved", 2017)
  }
})

const above = ["bureau", "authority", "hospital"] as const

/** What use cases read of declarations for whom, and what commands tell a stranger (ORG-03, ACC-10, SYS-03). */
export const declarationReads: Contract = {
  "ORG-03 ACC-10 a declaration is read by its person and from above, in every state; for others it does not exist":
    Effect.gen(function* () {
      const world = yield* city
      const all = yield* ofEveryState(world, personOf(world, 1))
      for (const [state, is] of Object.entries(all)) yield* readers(world, state, [...above, "doctor"], is)
    }),

  "TRF-04 ACC-10 of who has moved, what was submitted is read above both organisations, a draft where they are":
    Effect.gen(function* () {
      const world = yield* city
      const person = personOf(world, 1)
      const { Draft, ...submitted } = yield* ofEveryState(world, person)
      yield* commit(world, [transfer(person, world.organisations.factory.id)])
      yield* readers(world, "Draft", ["bureau", "factory", "doctor"], Draft)
      for (const [state, is] of Object.entries(submitted))
        yield* readers(world, state, [...above, "factory", "doctor"], is)
    }),

  "ACC-10 who made a declaration reads it, under whatever hat; nobody else does under a stranger's": Effect.gen(
    function* () {
      const world = yield* city
      const { user } = personOf(world, 1)
      const { id } = yield* drafted(personOf(world, 1), "a")
      for (const hat of [hats(world).factory.hat, hats(world).embedder.hat, hats(world).worker.hat]) {
        yield* same("made", (yield* Declarations.get({ user, hat }, id)).id, id)
        yield* refused("not made", "NotFound", Declarations.get({ user: personOf(world).user, hat }, id))
      }
    }
  ),

  "ORG-03 ORG-09 AUD-01 who is to review or to audit reads it from wherever they stand, while they are": Effect.gen(
    function* () {
      const world = yield* city
      const { factory, hospital } = world.organisations
      const person = personOf(world, 1)
      const usual = [...above, "doctor"] as const
      const all = yield* ofEveryState(world, person)
      const approved = change("Declaration", all.Pending.id, all.Pending, {
        _tag: "DeclarationApproved",
        recognised: claimOf(4, "").hours as never,
        by: boss(world).user,
        in: hospital.id,
        auditor: factory.id
      })
      for (const state of ["Draft", "Pending", "Rejected", "Approved"] as const)
        yield* readers(world, state, usual, all[state])
      yield* commit(world, [approved])
      yield* readers(world, "to be audited", [...usual, "factory"], approved.after as Declaration)
    }
  ),

  "ACC-10 no command tells a stranger that a declaration exists, nor changes anything; others are told precisely":
    Effect.gen(function* () {
      const world = yield* city
      const all = yield* ofEveryState(world, personOf(world, 1))
      const unknown = "unknown" as DeclarationId
      const before = yield* journalled
      for (const name of ["factory", "colleague", "worker", "embedder", "nobody's self"] as const) {
        const stranger = hats(world)[name]
        for (const id of [...Object.values(all).map((one) => one.id), unknown]) {
          const nothing = new NotFound({ kind: "Declaration", id })
          for (const [verb, command] of Object.entries(commands(stranger, id)))
            yield* same(`${verb} by ${name}`, yield* refused(verb, "NotFound", command), nothing)
          const [outcome] = yield* approveAll(stranger, [id])
          yield* same("in a selection", outcome?.result._tag === "Failure" && outcome.result.failure, nothing as never)
        }
      }
      const precisely = Effect.fnUntraced(function* (name: HatName, { id }: Declaration) {
        const answers = Object.values(commands(hats(world)[name], id))
        return yield* Effect.forEach(answers, (answer) => Effect.map(Effect.flip(answer), ({ _tag }) => _tag))
      })
      const made = ["NotAllowed", "NotAllowed", "NotAllowed", "NotAllowed"]
      const notHere = [...made, "NotHandler", "NotHandler", "NotAwaitingAudit", "NotAwaitingAudit", "NotAllowed"]
      const approved = [...made, "NotInState", "NotInState", "NotHandler", "NotHandler", "NotAllowed"]
      yield* same("from above", yield* precisely("authority", all.Pending), notHere)
      yield* same("by the reviewer", yield* precisely("hospital", all.Approved), approved)
      yield* same("of a selection", told(yield* approveAll(hats(world).authority, [all.Pending.id])), ["NotHandler"])
      yield* same("entries", yield* journalled, before)
    }),

  "DEC-02 ACC-10 nobody drafts for whom they may not know of; who may know of them is told precisely": Effect.gen(
    function* () {
      const world = yield* city
      const { id } = personOf(world, 1)
      const draft = (name: HatName, professional: ProfessionalId) =>
        Declarations.draft(hats(world)[name], professional, claimOf(4, "a"))
      for (const name of ["factory", "colleague", "worker", "embedder"] as const)
        for (const one of [id, "unknown" as ProfessionalId]) {
          const answer = yield* refused(name, "NotFound", draft(name, one))
          yield* same(name, answer as NotFound, new NotFound({ kind: "Professional", id: one }))
        }
      for (const name of above) yield* refused(name, "NotAllowed", draft(name, id))
    }
  ),

  "DEC-11 ACC-10 a person's declarations by state and year, for whoever reads the person": Effect.gen(function* () {
    const world = yield* city
    const person = personOf(world, 1)
    const { Approved, Draft, Pending, Rejected } = yield* ofEveryState(world, person)
    const unsaid = yield* Declarations.draft(selfOf(person), person.id, { form: "paper", fields: {}, evidence: [] })
    yield* drafted(personOf(world), "of another")
    const list = (filter: Parameters<typeof Declarations.ofProfessional>[2]) => (request: PageRequest) =>
      Declarations.ofProfessional(selfOf(person), person.id, filter, request)
    for (const [filter, shown] of [
      [{}, [Rejected, Draft, Pending, Approved, unsaid]],
      [{ state: undefined, creditYear: undefined }, [Rejected, Draft, Pending, Approved, unsaid]],
      [{ state: "Draft" }, [Draft, unsaid]],
      [{ state: "Rejected" }, [Rejected]],
      [{ creditYear: 2018 }, [Rejected, Draft, Pending]],
      [{ creditYear: 2017 }, [Approved]],
      [{ creditYear: 2018, state: "Approved" }, []],
      [{ creditYear: Number.MAX_SAFE_INTEGER }, []]
    ] as const)
      yield* pagesOf(JSON.stringify(filter), list(filter), ids(shown))
    const is = { items: listed(world, "hospital", [Pending]), next: null as string | null }
    const thing = { kind: "Professional", id: person.id, is }
    const read = (actor: Principal, id: ProfessionalId) =>
      Declarations.ofProfessional(actor, id, { state: "Pending" }, page)
    yield* readBy(world, "pending", [...above, "doctor"], thing, read)
  }),

  "DEC-05 DEC-11 ACC-10 what was submitted to an organisation, by state, for administrators whose jurisdiction holds it":
    Effect.gen(function* () {
      const world = yield* city
      const person = personOf(world, 1)
      const { factory, hospital } = world.organisations
      const { Approved, Pending, Rejected } = yield* ofEveryState(world, person)
      const more = yield* submittedAs(world, personOf(world), "hospital", ["a", "z"])
      const beyond = yield* pending(personOf(world, 2), claimOf(4, "beyond"))
      // What was submitted here stays here.
      yield* commit(world, [transfer(person, factory.id)])
      const shown = { Pending: ["a", Pending.id, "z"], Rejected: [Rejected.id], Approved: [Approved.id] }
      for (const [state, expected] of Object.entries(shown) as ReadonlyArray<[SubmittedState, ReadonlyArray<string>]>) {
        const list = (request: PageRequest) =>
          Declarations.ofOrganisation(hats(world).hospital, hospital.id, { state }, request)
        yield* pagesOf(state, list, expected)
      }
      const read = (state: SubmittedState) => (actor: Principal, id: OrganisationId) =>
        Effect.map(Declarations.ofOrganisation(actor, id, { state }, page), ({ items }) => items)
      const thing = (id: OrganisationId, is: ReadonlyArray<ListedDeclaration>) => ({ kind: "Organisation", id, is })
      const all = listed(world, "hospital", [more[0], Pending, more[1]])
      yield* readBy(world, "hospital", above, thing(hospital.id, all), read("Pending"))
      yield* readBy(
        world,
        "factory",
        ["bureau", "factory"],
        thing(factory.id, listed(world, "factory", [beyond])),
        read("Pending")
      )
      yield* readBy(world, "none", ["bureau", "factory"], thing(factory.id, []), read("Rejected"))
    }),

  "DEC-05 AUD-01 what awaits review or audit is shown to administrators of that organisation, and to nobody else":
    Effect.gen(function* () {
      const world = yield* city
      const { Approved, Pending } = yield* ofEveryState(world, personOf(world, 1))
      const more = yield* submittedAs(world, personOf(world), "hospital", ["a", "z"])
      const beyond = yield* pending(personOf(world, 2), claimOf(4, "beyond"))
      const review = { hospital: ["a", Pending.id, "z"], factory: [beyond.id] }
      const audit = { authority: [Approved.id] }
      yield* eachHat(
        world,
        Effect.fnUntraced(function* (actor, name) {
          if (!("powers" in actor) || name === "nobody's administrator") {
            yield* refused(name, "NotAllowed", Declarations.awaitingReview(actor, {}, page))
            yield* refused(name, "NotAllowed", Declarations.awaitingAudit(actor, {}, page))
            return
          }
          const shownTo = (lists: Partial<Record<HatName, ReadonlyArray<string>>>) => lists[name] ?? []
          yield* pagesOf(
            `review, ${name}`,
            (request) => Declarations.awaitingReview(actor, {}, request),
            shownTo(review)
          )
          yield* pagesOf(`audit, ${name}`, (request) => Declarations.awaitingAudit(actor, {}, request), shownTo(audit))
        })
      )
      yield* closed(world, world.organisations.hospital)
      const { items } = yield* Declarations.awaitingReview(hats(world).authority, {}, page)
      yield* same("who stands in", ids(items), ["a", Pending.id, "z"])
      const { count, items: none } = yield* Declarations.awaitingReview(hats(world).hospital, {}, page)
      yield* same("closed", { count, none }, { count: 0, none: [] })
      yield* same("rows", items, listed(world, "authority", [more[0], Pending, more[1]]))
    }),

  "STA-06 what is decided, deleted or declared while somebody turns the pages hides nothing and doubles nothing":
    Effect.gen(function* () {
      const world = yield* city
      const [person, hospital] = [personOf(world, 1), world.organisations.hospital.id]
      const names = (count: number, prefix: string) => Array.from({ length: count }, (_, index) => `${prefix}${index}`)
      for (const limit of [1, 2, 3]) {
        const before = yield* submittedAs(world, person, "hospital", names(7, `m${limit}`))
        let turned = 0
        // Each page is decided on as it comes, while rows come before and after it.
        const meanwhile = Effect.fnUntraced(function* (items: ReadonlyArray<Declaration>) {
          turned += 1
          for (const { id } of items) yield* Declarations.approve(boss(world), id)
          if (turned < 3) yield* submittedAs(world, person, "hospital", [`a${limit}${turned}`, `z${limit}${turned}`])
        })
        const list = (request: PageRequest) => Declarations.awaitingReview(boss(world), {}, request)
        const all = ids(yield* walk(list, limit, meanwhile))
        yield* same("twice", new Set(all).size, all.length)
        yield* same(
          "hidden",
          ids(before).filter((id) => !all.includes(id)),
          []
        )
        yield* Effect.forEach((yield* list(page)).items, ({ id }) => Declarations.approve(boss(world), id))
      }
      const drafts = yield* Effect.forEach(names(5, "draft"), (name) => drafted(person, name))
      const mine = (request: PageRequest) =>
        Declarations.ofProfessional(selfOf(person), person.id, { state: "Draft" }, request)
      const left = yield* walk(mine, 2, (items) =>
        Effect.forEach(items, ({ id }) => Declarations.remove(selfOf(person), id))
      )
      yield* same("deleted behind", ids(left), ids(drafts))
      const list = (request: PageRequest) =>
        Declarations.ofOrganisation(boss(world), hospital, { state: "Approved" }, request)
      const approved = ids((yield* list(page)).items)
      yield* same("sorted", approved, approved.toSorted())
      yield* same("in pages", ids(yield* walk(list, 4)), approved)
    }),

  "SYS-03 a command on another version than its caller has seen does nothing, whatever the rules would say": Effect.gen(
    function* () {
      const world = yield* city
      const person = personOf(world, 1)
      const { id, version } = yield* pending(person, claimOf(4, "a"))
      const before = yield* journalled
      const seen = (expected: number | undefined) => Effect.provideService(ExpectedVersion, expected)
      const entitled = [
        [boss(world), ["approve", "reject"]],
        [hats(world).authority, ["passAudit", "failAudit"]],
        [selfOf(person), ["edit", "remove", "submit", "withdraw", "copy"]]
      ] as const
      for (const [principal, verbs] of entitled)
        for (const verb of verbs)
          for (const expected of [0, version - 1, version + 1]) {
            const command = seen(expected)<unknown, { readonly _tag: string }, never>(
              commands(principal, id)[verb] as never
            )
            const answer = yield* refused(verb, "VersionMismatch" as never, command)
            yield* same("told", answer as VersionMismatch, new VersionMismatch({ expected, found: version }))
          }
      const stranger = seen(version - 1)(Declarations.approve(hats(world).factory, id))
      yield* refused("a stranger", "NotFound", stranger)
      yield* refused("a rule", "ReasonRequired", seen(version)(Declarations.reject(boss(world), id, " ")))
      yield* same("entries", yield* journalled, before)

      const key = { key: "k", digest: "approve" }
      const approve = seen(version)(once(key, "Declaration", Declarations.approve(boss(world), id)))
      const approved = yield* approve
      yield* same("decided", [approved._tag, approved.version], ["Approved", version + 1])
      yield* same("again", yield* approve, approved)
      yield* refused("under no key", "VersionMismatch", seen(version)(Declarations.approve(boss(world), id)))
      yield* refused("unsaid", "NotInState", seen(undefined)(Declarations.approve(boss(world), id)))
    }
  )
}
