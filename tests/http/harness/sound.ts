import { ClaimDraft, hours, organisationCodeCheck } from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { Schema } from "effect"
import { claim, rosterRow } from "../../core/fixtures.ts"
import { type City, newcomers, password } from "./city.ts"
import { standingCode, standingDevice } from "./standing.ts"
import { workbookOf } from "./workbooks.ts"

/** What a request says beside who asks. */
export interface Sound {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly payload?: unknown
}

const pick = <A>(ids: ReadonlyArray<A>, turn: number): A => ids[turn % ids.length] as A

const onDeclaration =
  (state: keyof City["declarations"], payload?: unknown) =>
  ({ declarations }: City, turn: number): Sound => ({ params: { id: pick(declarations[state], turn) }, payload })

const ofPerson =
  (params: Readonly<Record<string, string>> = {}, query: Readonly<Record<string, string>> = {}) =>
  ({ people }: City): Sound => ({ params: { id: people.person.id, ...params }, query })

const ofCertificate = ({ certificate }: City): Sound => ({ params: { number: certificate } })

const weihai = { id: "weihai-2018", version: "1" }

/** Another reading of Weihai's document, in its place. */
const completed = { ...(documents.weihai2018Completed as object), id: weihai.id }

/** A person's year as somebody writes it down. */
const assessment = {
  year: 2018,
  asOf: "2018-12-31",
  facts: { level: "senior", leave: [{ value: "maternity", from: "2018-01-01" }] },
  records: [
    { id: "a", form: "postTraining", subject: "specialised", from: "2018-03-01", to: "2018-03-05", declared: "60" },
    { id: "b", form: "paper", subject: "specialised", from: "2018-05-01", fields: { rank: "1" } }
  ]
}

/** A claim as JSON says it. */
const claimed = (granted: number): unknown => Schema.encodeSync(ClaimDraft)(claim({ hours: hours(granted) }))

/** A valid code that no organisation has. */
const freeCode = (turn: number): string => {
  const body = String(10_000_000 + turn * 7_919)
  return `${body}-${organisationCodeCheck(body)}`
}

/** A newcomer of `employer`, and in every other turn `person` again, in the wrong place. */
const rosterOf = ({ organisations, people }: City, turn: number): Sound => {
  const newcomer = rosterRow(organisations.employer.code, { documentNumber: pick(newcomers, turn) })
  const misplaced = rosterRow(organisations.sibling.code, { documentNumber: people.person.person.document.number })
  return { payload: workbookOf(turn % 2 === 0 ? [newcomer] : [newcomer, misplaced]) }
}

/**
 * For each operation a request on `person`'s records, or on their employer, that nothing stands in the way of but who asks.
 * An operation that is not here fails the harness: nobody would know whether it works for whom it should.
 */
export const sound: Readonly<Record<string, (city: City, turn: number) => Sound>> = {
  "organisations.list": ({ organisations }) => ({ query: { within: organisations.employer.id } }),
  "organisations.get": ({ organisations }) => ({ params: { id: organisations.employer.id } }),
  "organisations.establish": ({ organisations }, turn) => ({
    payload: {
      superior: organisations.authority.id,
      facts: { kind: "employer", name: "新单位", code: freeCode(turn), region: "371000" }
    }
  }),
  "professionals.list": ({ organisations }) => ({ query: { organisation: organisations.employer.id } }),
  "professionals.get": ofPerson(),
  "professionals.declarations": ofPerson({}, { state: "Pending" }),
  "declarations.awaitingReview": () => ({}),
  "declarations.awaitingAudit": () => ({}),
  "declarations.ofOrganisation": ({ organisations }) => ({
    query: { organisation: organisations.employer.id, state: "Pending" }
  }),
  "declarations.draft": ({ people }) => ({
    payload: { professional: people.person.id, claim: claimed(30) }
  }),
  "declarations.get": onDeclaration("pending"),
  "declarations.edit": onDeclaration("draft", claimed(24)),
  "declarations.remove": onDeclaration("draft"),
  "declarations.submit": onDeclaration("draft"),
  "declarations.withdraw": onDeclaration("pending"),
  "declarations.approve": onDeclaration("pending", {}),
  "declarations.reject": onDeclaration("pending", { reason: "附件不清" }),
  "declarations.audit": onDeclaration("awaiting", { outcome: "passed" }),
  "declarations.copy": onDeclaration("rejected"),
  "selections.approveAll": ({ declarations }, turn) => ({ payload: { ids: [pick(declarations.pending, turn)] } }),
  "roster.load": rosterOf,
  "roster.template": () => ({}),
  "completions.all": ofPerson(),
  "completions.ofYear": ofPerson({ year: "2018" }),
  "completions.explanation": ofPerson({ year: "2018" }),
  "completions.outcome": ofPerson({ year: "2018" }),
  "statistics.completion": ({ organisations }) => ({
    query: { organisation: organisations.employer.id, year: "2018" }
  }),
  "certificates.issue": ({ people }) => ({ payload: { professional: people.person.id, year: 2017, kind: "annual" } }),
  "certificates.list": ({ people }) => ({ query: { professional: people.person.id } }),
  "certificates.get": ofCertificate,
  "certificates.print": ofCertificate,
  "verifications.verify": ofCertificate,
  "policies.list": () => ({}),
  "policies.schema": () => ({}),
  "policies.get": () => ({ params: weihai }),
  "policies.words": () => ({ params: weihai }),
  "policies.assess": () => ({ params: weihai, payload: assessment }),
  "policies.assessUnder": () => ({ payload: { document: documents.weihai2018, request: assessment } }),
  "policies.whatIf": ({ organisations }) => ({
    payload: { document: completed, year: 2018, organisation: organisations.employer.id }
  }),
  "sessions.open": ({ people }) => ({ payload: { document: people.person.person.document, password } }),
  "sessions.resume": () => ({ payload: { device: `${standingDevice.id}.${standingDevice.secret}` } }),
  "sessions.close": () => ({}),
  "sessions.me": () => ({}),
  "passwords.captcha": () => ({}),
  "passwords.code": ({ people }) => ({ payload: { document: people.person.person.document } }),
  "passwords.reset": ({ people }) => ({
    payload: { document: people.person.person.document, code: standingCode, password }
  }),
  "passwords.change": () => ({ payload: { old: password, password } }),
  "devices.list": () => ({}),
  "devices.revoke": () => ({ params: { id: standingDevice.id } }),
  "system.health": () => ({}),
  "system.ready": () => ({})
}
