import {
  Access,
  Accounts,
  Administrators,
  Departments,
  type HatUnusable,
  Organisations,
  organisationRegistration,
  Policies,
  PostRepository,
  ProfessionalRepository,
  Registrations,
  Reviews,
  registration,
  Store,
  type UserId
} from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { Effect, Layer, Redacted } from "effect"
import { journalled } from "../histories/compare.ts"
import { nowhere, page, somebody } from "./administrationWorld.ts"
import { refused, same } from "./check.ts"
import { city, personOf } from "./derivedWorld.ts"
import { hats } from "./readWorld.ts"
import { applicant, codeOf, codes, factsOf, formOf, outcomes, registers, scan, title, waiting } from "./reviewWorld.ts"
import { credentialOf, embedder, logIn, postAt, type SessionContract, secret } from "./sessionContract.ts"

const applying = { password: secret }
const other = Redacted.make("夏日炎炎 battery staple")
const why = (refusal: { readonly _tag: string }) => [refusal._tag, (refusal as HatUnusable).why].join(" ")
const { reviews: _, ...rest } = documents.weihai2018 as unknown as Record<string, unknown>
/** Weihai's document, which has codes whose check character fails shown to the reviewer. */
const shownFailing = Layer.orDie(Policies.layer([{ ...rest, reviews: { failingCode: "show" } }]))

/** Registering as a professional, and of an organisation (PRO-01, PRO-02, PRO-08, ORG-01, ORG-04). */
export const registrationContract: SessionContract = {
  "PRO-02 a registration waits; approved, who registered logs in as a professional of the organisation": Effect.gen(
    function* () {
      const world = yield* city
      const person = applicant(1)
      const { document } = person
      const submitted = yield* Registrations.register(formOf(world, person), applying)
      const { id, user } = registration.decode(submitted.content)
      const early = yield* refused("early", "HatUnusable", logIn(document))
      yield* same(
        "why",
        [why(early), (early as HatUnusable).organisation].join(),
        `HatUnusable awaiting,${submitted.responsible}`
      )
      yield* refused("with another password", "LogInFailed", logIn(document, other))
      const twice = Registrations.register(formOf(world, person), applying)
      yield* refused("twice", "AlreadyRegistered", twice)
      yield* refused("is none yet", "NotFound", (yield* ProfessionalRepository).get(id))
      yield* same("listed", yield* waiting(hats(world).hospital, "registration"), [person.name])
      yield* refused("not somebody's else", "NotFound", Reviews.approve(hats(world).factory, submitted.id))
      yield* refused("not from above", "NotHandler", Reviews.approve(hats(world).authority, submitted.id))
      yield* Reviews.approve(hats(world).hospital, submitted.id)
      const { actor } = yield* logIn(document)
      yield* same("hat", actor, { user, hat: { _tag: "Professional", professional: id } })
      const stands = yield* (yield* ProfessionalRepository).get(id)
      yield* same("as said", [stands.person, stands.organisation, stands.department] as ReadonlyArray<unknown>, [
        person,
        world.organisations.hospital.id,
        null
      ])
      yield* refused("again", "AlreadyRegistered", Registrations.register(formOf(world, person), applying))
      yield* refused("decided twice", "NotPending", Reviews.reject(hats(world).hospital, submitted.id, "迟"))
    }
  ),

  "PRO-02 ACC-03 refused, with a reason, which is told at log-in, the document is free again, and whoever it is registers anew":
    Effect.gen(function* () {
      const world = yield* city
      const person = applicant(1)
      const first = yield* Registrations.register(formOf(world, person), applying)
      for (const reason of ["", " \n "])
        yield* refused("no reason", "ReasonRequired", Reviews.reject(hats(world).hospital, first.id, reason))
      const { reason, state } = yield* Reviews.reject(hats(world).hospital, first.id, " 照片不清 ")
      yield* same("refused", [state, reason].join(" "), "rejected 照片不清")
      const told = yield* refused("is told", "HatUnusable", logIn(person.document))
      yield* same("why", why(told), "HatUnusable rejected")
      const second = yield* Registrations.register(formOf(world, person), { password: other })
      yield* refused("waits", "HatUnusable", logIn(person.document, other))
      yield* Reviews.approve(hats(world).hospital, second.id)
      yield* logIn(person.document, other)
      yield* refused("the former password", "LogInFailed", logIn(person.document))
    }),

  "PRO-02 ACC-03 a user who is known proves it by their password, and keeps it and other hats, whatever is decided":
    Effect.gen(function* () {
      const world = yield* city
      const person = applicant(1)
      const { document } = person
      const { authority } = world.organisations
      const post = yield* Administrators.found(
        embedder,
        authority.id,
        { document, name: "某", mobile: "1" },
        "ordinary"
      )
      yield* Accounts.setPassword(embedder, document, other)
      yield* refused("not proven", "LogInFailed", Registrations.register(formOf(world, person), applying))
      const first = yield* Registrations.register(formOf(world, person), { password: other })
      yield* same("the same user", first.madeBy, post.user)
      yield* Reviews.reject(hats(world).hospital, first.id, "照片不清")
      yield* same("still a post", (yield* logIn(document, other, postAt(world, "authority"))).actor.user, post.user)
      const refusal = yield* refused("no professional", "HatUnusable", logIn(document, other, { _tag: "Professional" }))
      yield* same("why", why(refusal), "HatUnusable rejected")
      const second = yield* Registrations.register(formOf(world, person), { password: other })
      yield* Reviews.approve(hats(world).hospital, second.id)
      yield* same("a hat more", (yield* logIn(document, other)).actor.hat._tag, "Professional")
    }),

  "PRO-02 ACC-03 what a password is chosen on holds until it is written: its user wears no hat, and waits for none":
    Effect.gen(function* () {
      const world = yield* city
      const store = yield* Store
      const hatless = (user: UserId) =>
        store.commit({ actor: embedder, at: 0, changes: [], guards: [{ _tag: "Hatless", user }] })
      const waits = yield* Registrations.register(formOf(world, applicant(1)), applying)
      const post = yield* Administrators.found(
        embedder,
        world.organisations.authority.id,
        { document: applicant(2).document, name: "某", mobile: "1" },
        "ordinary"
      )
      for (const user of [personOf(world).user, post.user, waits.madeBy]) {
        const conflict = yield* refused("wears or waits", "Conflict", hatless(user))
        yield* same("of whom", [conflict.what, conflict.id], ["changed", user])
      }
      yield* Reviews.reject(hats(world).hospital, waits.id, "照片不清")
      yield* hatless(waits.madeBy)
    }),

  "PRO-02 whoever is logged in registers under their own document alone; who is a professional already does not":
    Effect.gen(function* () {
      const world = yield* city
      const form = formOf(world, applicant(1))
      const stranger = yield* refused(
        "another's",
        "InvalidFields",
        Registrations.registerAs(hats(world).hospital, form)
      )
      yield* same("which field", codes(stranger), ["NotYours person document number"])
      const known = personOf(world)
      const theirs = { ...form, person: known.person }
      yield* refused("a professional", "AlreadyRegistered", Registrations.registerAs(hats(world).colleague, theirs))
      yield* refused("known to the agency", "AlreadyRegistered", Registrations.registerAs(embedder, theirs))
    }),

  "PRO-01 PRO-08 SYS-04 every failing field is told at once with its path, and nothing is written": Effect.gen(
    function* () {
      const world = yield* city
      const before = yield* journalled
      const person = {
        ...applicant(1),
        name: "\u202e张三",
        mobile: "1".repeat(1_000_000),
        email: "a@b",
        school: " ",
        title: { ...title, series: "x\ud800", scan: undefined }
      }
      const { scan: __, ...untold } = person.title
      const form = { ...formOf(world, { ...person, title: untold }), promise: false, agreement: false }
      const refusal = yield* refused("all", "InvalidFields", Registrations.register(form, applying))
      yield* same("fields", codes(refusal), [
        "ControlCharacter person name",
        "TooLong person mobile",
        "Required person school",
        "ControlCharacter person title series",
        "WrongEmail person email",
        "ScanMissing person title scan",
        "NotAccepted promise",
        "NotAccepted agreement"
      ])
      yield* same("entries", yield* journalled, before)
    }
  ),

  "PRO-01 PRO-08 a registration names an organisation that has people, and a department of it that takes them":
    Effect.gen(function* () {
      const world = yield* city
      const boss = hats(world).hospital
      const { hospital, factory } = world.organisations
      const found = (name: string) =>
        Effect.map(Registrations.organisations(name, page), ({ items }) => items.map((one) => one.id))
      yield* same("found by name", yield* found(" hosp"), [hospital.id])
      yield* same("not by one letter", yield* found("h"), [])
      const base = yield* Organisations.establish(embedder, factsOf(1, { kind: "base" }), world.organisations.bureau.id)
      yield* same("no base", yield* found("新单位"), [])
      yield* refused("a base", "NotFound", registers(world, 1, { organisation: base.id }))
      yield* refused("nowhere", "NotFound", registers(world, 1, { organisation: "__proto__" as typeof base.id }))
      const ward = yield* Departments.add(boss, hospital.id, { name: "内科" })
      const shut = yield* Departments.add(boss, hospital.id, { name: "旧科" })
      yield* Departments.disable(boss, shut.id)
      const listed = yield* Registrations.departments(hospital.id, page)
      yield* same(
        "those that take people",
        listed.items.map(({ id }) => id),
        [ward.id]
      )
      yield* refused("disabled", "DepartmentDisabled", registers(world, 1, { department: shut.id }))
      const elsewhere = registers(world, 1, { department: ward.id, organisation: factory.id })
      yield* refused("of another", "NotFound", elsewhere)
      const late = yield* registers(world, 1, { department: ward.id, person: { ...applicant(1), title } })
      yield* same("the scan is shown", registration.decode(late.content).person.title?.scan, scan)
      yield* Departments.disable(boss, ward.id)
      yield* refused("disabled meanwhile", "DepartmentDisabled", Reviews.approve(boss, late.id))
      yield* same("still waits", yield* waiting(boss, "registration"), [applicant(1).name])
      yield* Departments.enable(boss, ward.id)
      yield* Reviews.approve(boss, late.id)
    }),

  "PRO-02 SYS-03 of two that register one document at once, one is taken": Effect.gen(function* () {
    const world = yield* city
    const results = yield* Effect.all(
      [registers(world, 1), registers(world, 1, { organisation: world.organisations.factory.id })].map(Effect.result),
      { concurrency: 2 }
    )
    yield* same("taken", results.filter(({ _tag }) => _tag === "Success").length, 1)
    const told = results.flatMap((one) => (one._tag === "Failure" ? [one.failure._tag] : []))
    yield* same("the other", ["Conflict", "AlreadyRegistered"].includes(told[0] ?? ""), true)
  }),

  "ORG-04 an organisation waits for its superior; approved, it stands and its administrator logs in": Effect.gen(
    function* () {
      const world = yield* city
      const { authority } = world.organisations
      const facts = factsOf(1)
      const form = { facts, superior: authority.id, holder: somebody(1) }
      const submitted = yield* Registrations.registerOrganisation(form, applying)
      const { id } = organisationRegistration.decode(submitted.content)
      const early = yield* refused("early", "HatUnusable", logIn(form.holder.document))
      yield* same(
        "why",
        [why(early), (early as HatUnusable).organisation].join(),
        `HatUnusable awaiting,${authority.id}`
      )
      yield* refused("does not stand", "NotFound", Organisations.get(hats(world).bureau, id))
      yield* refused("not by the superior's superior", "NotHandler", Reviews.approve(hats(world).bureau, submitted.id))
      yield* Reviews.approve(hats(world).authority, submitted.id)
      const stands = yield* Organisations.get(hats(world).bureau, id)
      yield* same("below", stands.path, `${authority.path}${id}/`)
      const { actor } = yield* logIn(form.holder.document)
      yield* same("hat", actor.hat, { _tag: "Administrator", organisation: id })
      yield* same("super", actor.powers?.superAdministrator, true)
    }
  ),

  "ORG-04 refused, code and user are free again, and both register anew": Effect.gen(function* () {
    const world = yield* city
    const { authority } = world.organisations
    const form = { facts: factsOf(1), superior: authority.id, holder: somebody(1) }
    const first = yield* Registrations.registerOrganisation(form, applying)
    yield* refused("no reason", "ReasonRequired", Reviews.reject(hats(world).authority, first.id, ""))
    yield* Reviews.reject(hats(world).authority, first.id, "代码证不清")
    yield* refused("is told", "HatUnusable", logIn(form.holder.document))
    const second = yield* Registrations.registerOrganisation(form, { password: other })
    yield* Reviews.approve(hats(world).authority, second.id)
    yield* logIn(form.holder.document, other)
  }),

  "ORG-04 ORG-01 of two that register one code the first has it; an illegal superior and a known code are refused":
    Effect.gen(function* () {
      const world = yield* city
      const { authority, hospital } = world.organisations
      const form = (index: number, changes = {}) => ({
        facts: factsOf(1, changes),
        superior: authority.id,
        holder: somebody(index)
      })
      const first = yield* Registrations.registerOrganisation(form(1), applying)
      yield* refused("the same code", "Conflict", Registrations.registerOrganisation(form(2), applying))
      yield* Reviews.approve(hats(world).authority, first.id)
      const taken = yield* refused("stands", "InvalidFields", Registrations.registerOrganisation(form(2), applying))
      yield* same("which field", codes(taken), ["CodeTaken facts code"])
      const below = { ...form(3, { code: codeOf(3), kind: "bureau" }), superior: hospital.id }
      yield* refused(
        "a bureau below an employer",
        "IllegalSuperior",
        Registrations.registerOrganisation(below, applying)
      )
      const before = yield* journalled
      const hostile = form(3, {
        code: "１２３７１００２３３３３３３３３３ＸＧ",
        name: "\u200f",
        phone: "1".repeat(100_000)
      })
      const refusal = yield* refused("hostile", "InvalidFields", Registrations.registerOrganisation(hostile, applying))
      yield* same("fields", codes(refusal), [
        "ControlCharacter facts name",
        "WrongCode facts code",
        "TooLong facts phone"
      ])
      yield* same("entries", yield* journalled, before)
    }),

  "ORG-04 PRO-02 ACC-03 one who waits for a hat proves who they are to ask for another; who was refused both does not":
    Effect.gen(function* () {
      const world = yield* city
      const person = applicant(1)
      const { document } = person
      const asProfessional = yield* Registrations.register(formOf(world, person), applying)
      const form = {
        facts: factsOf(1),
        superior: world.organisations.authority.id,
        holder: { document, name: "某", mobile: "1" }
      }
      yield* refused("not proven", "LogInFailed", Registrations.registerOrganisation(form, { password: other }))
      const asAdministrator = yield* Registrations.registerOrganisation(form, applying)
      yield* Reviews.reject(hats(world).hospital, asProfessional.id, "照片不清")
      yield* refused("still waits", "LogInFailed", Registrations.register(formOf(world, person), { password: other }))
      yield* Reviews.reject(hats(world).authority, asAdministrator.id, "代码证不清")
      const again = yield* Registrations.register(formOf(world, person), { password: other })
      yield* same("the same user", again.madeBy, asProfessional.madeBy)
      yield* refused("the former password", "LogInFailed", logIn(document))
    }),

  "ACC-06 ACC-03 whoever registers under somebody's document takes no post that is offered to them, nor one given to them":
    Effect.gen(function* () {
      const world = yield* city
      const person = applicant(1)
      const { document } = person
      const { authority, hospital } = world.organisations
      const squatting = yield* Registrations.register(formOf(world, person), applying)
      const holder = { document, name: "某", mobile: "1" }
      const offered = yield* Administrators.add(hats(world).authority, authority.id, holder, nowhere)
      yield* Administrators.found(embedder, hospital.id, holder, "ordinary")
      for (const organisation of ["authority", "hospital"] as const)
        yield* refused(organisation, "NoSuchHat", logIn(document, undefined, postAt(world, organisation)))
      yield* Reviews.reject(hats(world).hospital, squatting.id, "不是本人")
      yield* refused("refused", "NoSuchHat", logIn(document, undefined, postAt(world, "authority")))
      // Whose it is gets a one-time password with the invitation, in place of what was chosen.
      yield* Access.invite(hats(world).authority, offered.id)
      yield* refused("the squatter's password", "LogInFailed", logIn(document))
    }),

  "PRO-02 ACC-01 who was let in once stays known when a later registration is refused": Effect.gen(function* () {
    const world = yield* city
    const person = applicant(1)
    const { document } = person
    const form = {
      facts: factsOf(1),
      superior: world.organisations.authority.id,
      holder: { document, name: "某", mobile: "1" }
    }
    const first = yield* Registrations.registerOrganisation(form, applying)
    yield* Reviews.approve(hats(world).authority, first.id)
    const { post, user } = organisationRegistration.decode(first.content)
    yield* Administrators.depose(hats(world).authority, post)
    const second = yield* Registrations.register(formOf(world, person), applying)
    yield* Reviews.reject(hats(world).hospital, second.id, "照片不清")
    yield* same("the same user", yield* (yield* PostRepository).userOf(document), user)
    yield* refused("not proven", "LogInFailed", Registrations.register(formOf(world, person), { password: other }))
  }),

  "ACC-03 PRO-02 PRO-03 approved in a batch, passwords are proven; refused in one, they stay what opens nothing":
    Effect.gen(function* () {
      const world = yield* city
      const people = [applicant(1), applicant(2)] as const
      const asked = yield* Effect.forEach(people, (person) => Registrations.register(formOf(world, person), applying))
      const [own, others] = asked.map(({ id }) => id)
      const all = (id: string | undefined, verdict: Parameters<typeof Reviews.decideAll>[1]["verdict"]) =>
        outcomes(Reviews.decideAll(hats(world).hospital, { kind: "registration", ids: [id ?? ""], verdict }))
      yield* same("approved", yield* all(own, { approve: true }), ["approved"])
      yield* same("refused", yield* all(others, { reject: "不清" }), ["rejected"])
      yield* same("proven", (yield* credentialOf(people[0].document)).unproven, undefined)
      yield* same("unproven", (yield* credentialOf(people[1].document)).unproven, true)
      yield* logIn(people[0].document)
      yield* refused("opens nothing", "HatUnusable", logIn(people[1].document))
    }),

  "ORG-01 a code whose check character fails is refused, or shown to the reviewer where the policy says so": Effect.gen(
    function* () {
      const world = yield* city
      const form = {
        facts: factsOf(1, { code: codeOf(1, true) }),
        superior: world.organisations.authority.id,
        holder: somebody(1)
      }
      const refusal = yield* refused("refused", "InvalidFields", Registrations.registerOrganisation(form, applying))
      yield* same("which field", codes(refusal), ["WrongCode facts code"])
      const shown = Effect.provide(Registrations.registerOrganisation(form, applying), shownFailing)
      const { content, id } = yield* shown
      yield* same("told", organisationRegistration.decode(content).codeFails, true)
      const read = yield* Reviews.get(hats(world).authority, id)
      yield* same("to the reviewer", read.review.content["codeFails"], true)
      yield* Reviews.approve(hats(world).authority, id)
      const sound = { ...form, facts: factsOf(2), holder: somebody(2) }
      const other = yield* Effect.provide(Registrations.registerOrganisation(sound, applying), shownFailing)
      yield* same("of a sound one", organisationRegistration.decode(other.content).codeFails, false)
    }
  )
}
