import { ClaimDraft, hours } from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { Schema } from "effect"
import { claim, rosterRow } from "../../core/fixtures.ts"
import { applicants, type City, freshCode, newcomers, password } from "./city.ts"
import { attached, picture } from "./evidence.ts"
import { candidates, holder } from "./offices.ts"
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

/** On one of the things of the employer. */
const onOne =
  <Id extends string>(pool: (city: City) => ReadonlyArray<Id>, payload?: unknown) =>
  (city: City, turn: number): Sound => ({ params: { id: pick(pool(city), turn) }, payload })

const activePost = onOne(({ posts }) => posts.active)
const postBelow = onOne(({ posts }) => posts.below)
const offeredPost = onOne(({ posts }) => posts.offered)

const ofEmployer = ({ organisations }: City): Sound => ({ query: { organisation: organisations.employer.id } })

/** An organisation as the path names it. */
const onOrganisation =
  (name: keyof City["organisations"], payload?: (city: City) => unknown) =>
  (city: City): Sound => ({ params: { id: city.organisations[name].id }, payload: payload?.(city) })

/** Where the employer puts an administrator. */
const assignment = ({ departments, roles }: City, turn: number) => ({
  department: pick(departments.enabled, turn),
  role: pick(roles.unused, turn)
})

const roleFacts = (name: string) => ({ name, description: "", modules: ["hourReview"] })

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
const claimed = (granted: number): unknown =>
  Schema.encodeSync(ClaimDraft)(claim({ hours: hours(granted), evidence: attached }))

/** A newcomer of `employer`, and in every other turn `person` again, in the wrong place. */
const rosterOf = ({ organisations, people }: City, turn: number): Sound => {
  const newcomer = rosterRow(organisations.employer.code, { documentNumber: pick(newcomers, turn) })
  const misplaced = rosterRow(organisations.sibling.code, { documentNumber: people.person.person.document.number })
  return { payload: workbookOf(turn % 2 === 0 ? [newcomer] : [newcomer, misplaced]) }
}

/** What a person changes of themselves at once. */
const basic = {
  ...{ sex: "male", birth: "1976-04-25", mobile: "13900000000", email: "z@example.com" },
  ...{
    education: "大学本科",
    school: "山东大学",
    major: "临床医学",
    graduatedOn: "1999-07-01",
    degree: "学士",
    postDoc: false
  }
}

/** A registration with the employer, or of one below the authority. */
const registrationOf = ({ organisations }: City, number: string) => ({
  ...{ organisation: organisations.employer.id, department: null, promise: true, agreement: true },
  person: { ...basic, document: { type: "residentId", number }, name: "李四", title: null }
})
const foundingOf = ({ organisations }: City, turn: number, leader: unknown) => ({
  superior: organisations.authority.id,
  facts: { kind: "employer", name: "新单位", code: freshCode(200 + turn), region: "371000" },
  holder: leader
})

/** Who is the employer's super administrator. */
const leader = holder(20)

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
      facts: { kind: "employer", name: "新单位", code: freshCode(100 + turn), region: "371000" }
    }
  }),
  "organisations.changes": onOrganisation("employer"),
  "organisations.edit": onOrganisation("employer", () => ({ phone: "0631-5200000", address: "新威路" })),
  "organisations.move": onOrganisation("branch", ({ organisations }) => ({ superior: organisations.annex.id })),
  "organisations.closeReview": onOrganisation("employer"),
  "organisations.reopenReview": onOrganisation("branch"),
  "departments.list": ofEmployer,
  "departments.add": ({ organisations }, turn) => ({
    payload: { organisation: organisations.employer.id, name: `新部门${turn}` }
  }),
  "departments.rename": onOne(({ departments }) => departments.enabled, { name: "改名科" }),
  "departments.disable": onOne(({ departments }) => departments.enabled),
  "departments.enable": onOne(({ departments }) => departments.disabled),
  "administrators.list": ofEmployer,
  "administrators.found": ({ organisations }, turn) => ({
    payload: { organisation: organisations.employer.id, holder: pick(candidates, turn), rank: "ordinary" }
  }),
  "administrators.appoint": (city, turn) => ({
    payload: {
      organisation: city.organisations.employer.id,
      professional: city.people.colleague.id,
      assignment: assignment(city, turn)
    }
  }),
  "administrators.add": (city, turn) => ({
    payload: {
      organisation: city.organisations.employer.id,
      holder: pick(candidates, turn),
      assignment: assignment(city, turn)
    }
  }),
  "administrators.install": ({ organisations }, turn) => ({
    payload: { organisation: organisations.branch.id, holder: pick(candidates, turn) }
  }),
  "administrators.assign": (city, turn) => ({ ...activePost(city, turn), payload: assignment(city, turn) }),
  "administrators.makeSuper": activePost,
  "administrators.disable": activePost,
  "administrators.enable": onOne(({ posts }) => posts.disabled),
  "administrators.remove": activePost,
  "administrators.depose": postBelow,
  "administrators.succeed": postBelow,
  "administrators.accept": offeredPost,
  "administrators.decline": offeredPost,
  "roles.list": ofEmployer,
  "roles.create": ({ organisations }, turn) => ({
    payload: { organisation: organisations.employer.id, facts: roleFacts(`新角色${turn}`) }
  }),
  "roles.edit": onOne(({ roles }) => roles.used, roleFacts("审批员")),
  "roles.remove": onOne(({ roles }) => roles.unused),
  "professionals.list": ofEmployer,
  "professionals.get": ofPerson(),
  "professionals.declarations": ofPerson({}, { state: "Pending" }),
  "declarations.awaitingReview": () => ({}),
  "declarations.awaitingAudit": () => ({}),
  "declarations.audited": () => ({}),
  "samples.draw": () => ({ payload: { seed: "2019-001", size: 2, by: "form" } }),
  "samples.ofOrganisation": ({ organisations }) => ({ query: { organisation: organisations.authority.id } }),
  "samples.get": ({ sample }) => ({ params: { id: sample } }),
  "declarations.ofOrganisation": ({ organisations }) => ({
    query: { organisation: organisations.employer.id, state: "Pending" }
  }),
  "declarations.declaredBy": ofEmployer,
  "onBehalf.forMany": ({ people }) => ({
    payload: {
      professionals: [people.person.id],
      claim: Schema.encodeSync(ClaimDraft)(
        claim({ fields: { ...claim().fields, className: "代申报", content: "护理新进展" }, evidence: attached })
      )
    }
  }),
  "onBehalf.forAttendees": ({ people, plan }) => ({
    params: { id: plan },
    payload: {
      attendees: [people.person.person, people.colleague.person].map(({ document, name }) => ({ document, name })),
      claim: claimed(30)
    }
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
  "declarations.appeal": onDeclaration("rejected", { reason: "证书编号可查", attachments: [attached[0]] }),
  "forms.ofProfessional": ofPerson({}, { creditYear: "2018" }),
  "forms.onBehalf": () => ({ query: { creditYear: "2018" } }),
  "evidence.upload": ({ people }, turn) => ({
    params: { id: people.person.id },
    // Another comment, another picture.
    payload: Buffer.concat([picture.subarray(0, -1), Buffer.from([0x21, 0xfe, 1, turn, 0, 0x3b])])
  }),
  "evidence.get": ({ declarations }, turn) => ({
    params: { id: pick(declarations.pending, turn), digest: attached[0].digest }
  }),
  "evidence.ofDeclaration": onDeclaration("pending"),
  "selections.approveAll": ({ declarations }, turn) => ({ payload: { ids: [pick(declarations.pending, turn)] } }),
  "professionals.edit": ({ people }) => ({ params: { id: people.person.id }, payload: basic }),
  "professionals.keepRecords": ({ people }) => ({
    params: { id: people.person.id },
    payload: { records: [{ kind: "education", name: "学士", by: "山东大学", on: "1999-07-01" }] }
  }),
  "professionals.requestChange": ({ departments, people }) => ({
    params: { id: people.person.id },
    payload: { title: null, department: departments.enabled[0] }
  }),
  "professionals.reviews": ({ people }) => ({ params: { id: people.colleague.id } }),
  "organisations.requestChange": onOrganisation("base", () => ({ field: "name", value: "新基地" })),
  "organisations.requestSuperior": onOrganisation("base", ({ organisations }) => ({
    superior: organisations.bureau.id
  })),
  "organisations.reviews": ({ organisations }) => ({
    params: { id: organisations.employer.id },
    query: { kind: "transfer" }
  }),
  "reviews.toDo": () => ({}),
  "reviews.awaiting": () => ({ query: { kind: "informationChange" } }),
  "reviews.decided": () => ({ query: { kind: "informationChange" } }),
  "reviews.clear": onOne(({ reviews }) => reviews.decided),
  "reviews.get": onOne(({ reviews }) => reviews.pending),
  "reviews.approve": onOne(({ reviews }) => reviews.pending, {}),
  "reviews.reject": onOne(({ reviews }) => reviews.pending, { reason: "不符" }),
  "reviews.withdraw": onOne(({ reviews }) => reviews.pending),
  "decisions.decideAll": ({ reviews }) => ({
    payload: { kind: "informationChange", ids: reviews.pending, outcome: "approved" }
  }),
  "decisions.decideShown": ({ moment }) => ({
    payload: { kind: "informationChange", moment, outcome: "rejected", reason: "不符" }
  }),
  "transfers.request": ({ organisations, people }) => ({
    payload: {
      ...{ professional: people.outsider.id, to: organisations.employer.id },
      ...{ phone: "0631-5200000", reason: "工作调动", attachments: [{ digest: "sha256-0", name: "调令.jpg" }] }
    }
  }),
  "trainingBases.submitPlan": () => ({
    payload: {
      ...{ name: "护理培训", year: 2019, educationType: "继续教育", subject: "护理学", trainingForm: "面授" },
      ...{ hours: 30, from: "2019-03-01", to: "2019-03-05", places: 100 }
    }
  }),
  "trainingBases.submitReport": () => ({
    payload: { name: "年度报告", year: 2018, text: "共培训 100 人", attachments: [] }
  }),
  "registrations.organisations": () => ({ query: { name: "employer" } }),
  "registrations.departments": onOrganisation("employer"),
  "registrations.registerAs": (city) => ({ payload: registrationOf(city, leader.document.number) }),
  "registrations.registerOrganisationAs": (city, turn) => ({ payload: foundingOf(city, turn, leader) }),
  "visitors.register": (city, turn) => ({ payload: { ...registrationOf(city, pick(applicants, turn)), password } }),
  "visitors.registerOrganisation": (city, turn) => ({
    payload: { ...foundingOf(city, turn, pick(candidates, turn)), password }
  }),
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
  "access.resetAdministrator": activePost,
  "access.resetProfessional": ofPerson(),
  "access.invite": activePost,
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
