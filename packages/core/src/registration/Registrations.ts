import { Effect, type Redacted, Result } from "effect"
import type { CaptchaAnswer } from "../account/Captcha.ts"
import * as Captcha from "../account/Captcha.ts"
import { type CredentialChange, Credentials } from "../account/Credentials.ts"
import { checkPassword } from "../account/checkPassword.ts"
import { chosenPassword } from "../account/chosenPassword.ts"
import { Passwords } from "../account/Passwords.ts"
import type { Holder } from "../account/Post.ts"
import { PostRepository } from "../account/PostRepository.ts"
import type { Principal } from "../account/Principal.ts"
import { permitOwn } from "../account/permit.ts"
import { readHolder } from "../account/rules/readHolder.ts"
import type { Coming } from "../account/Sessions.ts"
import { userFor } from "../account/userFor.ts"
import { DepartmentRepository } from "../department/DepartmentRepository.ts"
import { taking } from "../department/Departments.ts"
import type { Guard } from "../journal/Guard.ts"
import { unchanged } from "../journal/unchanged.ts"
import { yearOf } from "../kernel/Day.ts"
import { type FieldIssue, InvalidFields } from "../kernel/FieldIssue.ts"
import { Ids, OrganisationId, PostId, ProfessionalId } from "../kernel/ids.ts"
import { NotFound } from "../kernel/NotFound.ts"
import { now } from "../kernel/now.ts"
import type { PageRequest } from "../kernel/Page.ts"
import type { Organisation, OrganisationFacts } from "../organisation/Organisation.ts"
import { OrganisationRepository } from "../organisation/OrganisationRepository.ts"
import { establish } from "../organisation/rules/establish.ts"
import { failsCheck } from "../organisation/rules/judgeCode.ts"
import { policyOfRegion } from "../policy/policyOfRegion.ts"
import { failingCodeOf } from "../policy/rules/failingCodeOf.ts"
import type { IdentityDocument } from "../professional/Professional.ts"
import { ProfessionalRepository } from "../professional/ProfessionalRepository.ts"
import { coded, organisationRegistration } from "../review/kinds/organisationRegistration.ts"
import { registered, registration } from "../review/kinds/registration.ts"
import { ReviewRepository } from "../review/ReviewRepository.ts"
import { submitted } from "../review/submitted.ts"
import { mayRegister } from "./rules/mayRegister.ts"
import { type RegistrationForm, readRegistration } from "./rules/readRegistration.ts"

/** How a visitor proves who they are, or chooses what is to prove it. */
export interface Applying extends Coming {
  readonly password: Redacted.Redacted
  readonly captcha?: CaptchaAnswer | undefined
}

/** What an organisation says that registers, and who is to be its super administrator (ORG-04). */
export interface OrganisationForm {
  readonly facts: OrganisationFacts
  readonly superior: OrganisationId
  readonly holder: Holder
}

/** Letters of a name that must be typed before organisations are shown. */
const leastName = 2

/** An organisation as whoever is not known yet may see it. */
const shown = ({ id, kind, name, region }: Organisation) => ({ id, kind, name, region })

/**
 * The organisations that somebody may register with, by the beginning of their name: those that stand, and are no training base
 * (PRO-01). A page may show fewer than asked for.
 */
export const organisations = Effect.fn("Registrations.organisations")(function* (name: string, page: PageRequest) {
  if ([...name.trim()].length < leastName) return { items: [], next: null }
  const found = yield* (yield* OrganisationRepository).jurisdiction("", { name: name.trim() }, page)
  return { items: found.items.filter(({ kind }) => kind !== "base").map(shown), next: found.next }
})

/** The departments of an organisation that take people (PRO-01, ORG-08). */
export const departments = Effect.fn("Registrations.departments")(function* (id: OrganisationId, page: PageRequest) {
  yield* (yield* OrganisationRepository).get(id)
  const { items, next } = yield* (yield* DepartmentRepository).ofOrganisation(id, page)
  return {
    items: items.filter(({ disabled }) => !disabled).map(({ id, name, superior }) => ({ id, name, superior })),
    next
  }
})

/** What a registration writes of its user beside itself. */
interface Proof {
  readonly credentials: ReadonlyArray<CredentialChange>
  readonly guards: ReadonlyArray<Guard>
}

const nothing: Proof = { credentials: [], guards: [] }

/**
 * How a visitor proves that a document is theirs. Whom it is known to belong to proves it by their password (ACC-03, ORG-04). For
 * anybody else one is chosen, which proves nothing before the registration is approved; so it is after a refusal, where it opens
 * nothing (PRO-02). That a document takes any password cannot be hidden from who registers it: each try costs a captcha, and
 * counts for the lock.
 */
const proven = Effect.fnUntraced(function* (document: IdentityDocument, { address, password }: Applying) {
  const user = yield* (yield* PostRepository).userOf(document)
  const credential = yield* (yield* Credentials).find(document)
  const registrations = user === undefined ? [] : yield* (yield* ReviewRepository).registrationsOf(user)
  const waits = registrations.some(({ state }) => state === "pending")
  const known = user !== undefined || credential !== undefined
  if (known && (credential?.unproven !== true || waits)) {
    yield* checkPassword(document, password, { address })
    return nothing
  }
  const hash = yield* (yield* Passwords).hash(yield* chosenPassword(document, password))
  const proof: Proof = {
    credentials: [{ _tag: "Chosen", document, hash }],
    guards: user === undefined ? [] : [{ _tag: "Hatless", user }]
  }
  return proof
})

const notYours = (whose: "person" | "holder"): FieldIssue => ({
  code: "NotYours",
  path: [whose, "document", "number"],
  rule: "ACC-01",
  zh: "该证件号不是您本人的",
  en: "this document is not yours"
})

/** Whoever is logged in registers under their own document; an agency's log-in knows whose it is. */
const theirOwn = Effect.fnUntraced(function* (
  { hat, user }: Principal,
  whose: "person" | "holder",
  document: IdentityDocument
) {
  if (hat._tag === "Embedder") return
  const known = yield* (yield* PostRepository).userOf(document)
  if (known !== user) return yield* new InvalidFields({ issues: [notYours(whose)] })
})

/** A registration as typed, and where it leads. */
const read = Effect.fnUntraced(function* (form: RegistrationForm) {
  const { today } = yield* now
  const person = yield* Effect.fromResult(readRegistration(form, today))
  const organisation = yield* (yield* OrganisationRepository).get(form.organisation)
  if (organisation.kind === "base") return yield* new NotFound({ kind: "Organisation", id: organisation.id })
  return { person, organisation, place: yield* taking(form.department, organisation.id) }
})

type Read = Effect.Success<ReturnType<typeof read>>

const enrol = Effect.fnUntraced(function* (
  { organisation, person, place }: Read,
  department: RegistrationForm["department"],
  { credentials, guards: proof }: Proof
) {
  const { document, name } = person
  const { guards, known, user } = yield* userFor(document)
  const professional = yield* (yield* ProfessionalRepository).findByDocument(document)
  const registrations = known ? yield* (yield* ReviewRepository).registrationsOf(user) : []
  yield* Effect.fromResult(mayRegister({ professional: professional !== undefined, registrations }))
  const id = ProfessionalId.make(yield* (yield* Ids).next)
  const content = registration.encode({
    id,
    user,
    organisation: organisation.id,
    department,
    person
  })
  const principal = { user, hat: { _tag: "Professional", professional: id } } as const
  const asking = { title: name, professional: id, organisation: null, steps: [organisation.id] as const, content }
  return yield* submitted(principal, registration, asking, () => ({
    changes: [],
    guards: [
      ...guards,
      ...proof,
      ...place,
      registered("Claimed", document, id),
      unchanged("Organisation", organisation)
    ],
    credentials
  }))
})

/**
 * Registers a visitor as a professional of an organisation, which reviews it: until then they cannot log in. Whom the document is
 * known to belong to proves it by their password. (PRO-01, PRO-02)
 */
export const register = Effect.fn("Registrations.register")(function* (form: RegistrationForm, applying: Applying) {
  yield* Captcha.check(applying.captcha)
  const found = yield* read(form)
  return yield* enrol(found, form.department, yield* proven(found.person.document, applying))
})

/** The same for somebody who is logged in, under their own document, or whom an agency's log-in knows (PRO-02). */
export const registerAs = Effect.fn("Registrations.registerAs")(function* (
  principal: Principal,
  form: RegistrationForm
) {
  yield* permitOwn(principal, "Registrations.registerAs")
  const found = yield* read(form)
  yield* theirOwn(principal, "person", found.person.document)
  return yield* enrol(found, form.department, nothing)
})

const codeTaken: FieldIssue = {
  code: "CodeTaken",
  path: ["facts", "code"],
  rule: "ORG-01",
  zh: "该代码已被其他单位使用",
  en: "another organisation has this code"
}

/** What is wrong with a part of a form, at its place in the whole. */
const issuesIn = (part: string, read: Result.Result<unknown, { readonly _tag: string }>): ReadonlyArray<FieldIssue> =>
  Result.isFailure(read) && read.failure instanceof InvalidFields
    ? read.failure.issues.map((issue) => ({ ...issue, path: [part, ...issue.path] }))
    : []

/** An organisation as typed, with its super administrator to be, under a legal superior. */
const readOrganisation = Effect.fnUntraced(function* ({ facts: typed, holder, superior: above }: OrganisationForm) {
  const repository = yield* OrganisationRepository
  const superior = yield* repository.get(above)
  const failing = failingCodeOf(yield* policyOfRegion(superior.region, yearOf((yield* now).today)))
  const id = OrganisationId.make(yield* (yield* Ids).next)
  const established = establish({ id, facts: typed, superior, failing })
  const leader = readHolder(holder)
  const issues = [...issuesIn("facts", established), ...issuesIn("holder", leader)]
  if (issues.length > 0) return yield* new InvalidFields({ issues })
  // It stands under a superior, so it is no root.
  const { facts } = yield* Effect.catchTag(Effect.fromResult(established), "RootMustBeBureau", Effect.die)
  if ((yield* repository.findByCode(facts.code)) !== undefined) return yield* new InvalidFields({ issues: [codeTaken] })
  return { id, facts, superior, holder: yield* Effect.fromResult(leader) }
})

type ReadOrganisation = Effect.Success<ReturnType<typeof readOrganisation>>

const enrolOrganisation = Effect.fnUntraced(function* (
  { facts, holder, id, superior }: ReadOrganisation,
  { credentials, guards: proof }: Proof
) {
  const { guards, user } = yield* userFor(holder.document)
  const content = organisationRegistration.encode({
    id,
    facts,
    codeFails: failsCheck(facts.code),
    superior: superior.id,
    post: PostId.make(yield* (yield* Ids).next),
    user,
    holder
  })
  const principal = { user, hat: { _tag: "Administrator", organisation: id } } as const
  const asking = { title: facts.name, professional: null, organisation: id, steps: [superior.id] as const, content }
  return yield* submitted(principal, organisationRegistration, asking, () => ({
    changes: [],
    guards: [...guards, ...proof, coded("Claimed", facts.code, id), unchanged("Organisation", superior)],
    credentials
  }))
})

/** Registers an organisation with its first super administrator, to be reviewed by the superior that it names (ORG-04). */
export const registerOrganisation = Effect.fn("Registrations.registerOrganisation")(function* (
  form: OrganisationForm,
  applying: Applying
) {
  yield* Captcha.check(applying.captcha)
  const found = yield* readOrganisation(form)
  return yield* enrolOrganisation(found, yield* proven(found.holder.document, applying))
})

/** The same by somebody who is logged in, and is to be its super administrator, or whom an agency's log-in knows (ORG-04). */
export const registerOrganisationAs = Effect.fn("Registrations.registerOrganisationAs")(function* (
  principal: Principal,
  form: OrganisationForm
) {
  yield* permitOwn(principal, "Registrations.registerOrganisationAs")
  const found = yield* readOrganisation(form)
  yield* theirOwn(principal, "holder", found.holder.document)
  return yield* enrolOrganisation(found, nothing)
})
