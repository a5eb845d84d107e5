import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { City } from "./harness/city.ts"
import { reviewing } from "./harness/declared.ts"
import { openPortal, type Portal } from "./harness/portal.ts"
import { type Case, type Elsewhere, untried } from "./harness/refusing.ts"
import { sound } from "./harness/sound.ts"

/** The body of an operation's sound request, changed. */
const but =
  (operation: string, change: (city: City) => object) =>
  (city: City): object => ({ ...(sound[operation]?.(city, 0).payload as object), ...change(city) })

/** The same, of a registration, whose person has a document. */
const withDocument = (number: (city: City) => string) =>
  but("registrations.registerAs", (city) => {
    const { person } = but("registrations.registerAs", () => ({}))(city) as { readonly person: object }
    return { person: { ...person, document: { type: "residentId", number: number(city) } } }
  })

const decided = ({ reviews }: City): string => reviews.decided[0] ?? ""
const unknownKind = (operation: string) => but(operation, () => ({ kind: "nothing" }))
const noReason = (operation: string) => but(operation, () => ({ outcome: "rejected", reason: " " }))

const cases: ReadonlyArray<Case> = [
  { of: ["reviews.awaiting", "NotFound"], query: "kind=nothing" },
  { of: ["reviews.decided", "NotFound"], query: "kind=nothing" },
  { of: ["reviews.clear", "StillOpen"], id: ({ reviews }) => reviews.pending[0] ?? "" },
  { of: ["reviews.approve", "NotPending"], id: decided },
  { of: ["reviews.approve", "OwnItem"], id: decided, by: "ownHat" },
  { of: ["reviews.approve", "NotHandler"], by: "authority" },
  { of: ["reviews.reject", "NotPending"], id: decided },
  { of: ["reviews.reject", "OwnItem"], id: decided, by: "ownHat" },
  { of: ["reviews.reject", "NotHandler"], by: "authority" },
  { of: ["reviews.reject", "ReasonRequired"], body: () => ({ reason: " " }) },
  { of: ["reviews.withdraw", "NotPending"], id: decided, by: "person" },
  { of: ["decisions.decideAll", "NotFound"], body: unknownKind("decisions.decideAll") },
  { of: ["decisions.decideAll", "ReasonRequired"], body: noReason("decisions.decideAll") },
  { of: ["decisions.decideShown", "NotFound"], body: unknownKind("decisions.decideShown") },
  {
    of: ["decisions.decideShown", "InvalidFields"],
    body: but("decisions.decideShown", () => ({ hours: { creditYear: 2018 } }))
  },
  { of: ["decisions.decideShown", "ReasonRequired"], body: noReason("decisions.decideShown") },
  { of: ["organisations.requestChange", "InvalidFields"], body: () => ({ field: "name", value: " " }) },
  {
    of: ["organisations.requestChange", "NothingChanges"],
    body: ({ organisations }) => ({ field: "name", value: organisations.base.name })
  },
  {
    of: ["organisations.requestChange", "Conflict"],
    body: ({ organisations }) => ({ field: "code", value: organisations.employer.code })
  },
  {
    of: ["organisations.requestChange", "StillPending"],
    by: "employer",
    id: ({ organisations }) => organisations.employer.id
  },
  {
    of: ["organisations.requestChange", "HasSubordinates"],
    by: "bureau",
    id: ({ organisations }) => organisations.bureau.id,
    body: () => ({ field: "region", value: "371001" })
  },
  {
    of: ["organisations.requestChange", "IllegalSuperior"],
    by: "district",
    id: ({ organisations }) => organisations.district.id,
    body: () => ({ field: "region", value: "371000" })
  },
  {
    of: ["organisations.requestSuperior", "IllegalSuperior"],
    body: ({ organisations }) => ({ superior: organisations.employer.id })
  },
  {
    of: ["organisations.requestSuperior", "NothingChanges"],
    body: ({ organisations }) => ({ superior: organisations.authority.id })
  },
  {
    of: ["organisations.requestSuperior", "StillPending"],
    by: "employer",
    id: ({ organisations }) => organisations.employer.id
  },
  {
    of: ["organisations.requestSuperior", "WithinItself"],
    by: "sibling",
    id: ({ organisations }) => organisations.sibling.id,
    body: ({ organisations }) => ({ superior: organisations.sibling.id })
  },
  {
    of: ["organisations.requestSuperior", "RootStays"],
    by: "bureau",
    id: ({ organisations }) => organisations.bureau.id,
    body: ({ organisations }) => ({ superior: organisations.authority.id })
  },
  { of: ["professionals.edit", "InvalidFields"], body: but("professionals.edit", () => ({ mobile: "1" })) },
  {
    of: ["professionals.keepRecords", "InvalidFields"],
    body: () => ({ records: [{ kind: "education", name: "学士", on: "2090-01-01" }] })
  },
  {
    of: ["professionals.requestChange", "InvalidFields"],
    body: () => ({
      title: { series: "卫生", level: "junior", qualification: "医师", effectiveOn: "2010-01-01" },
      department: null
    })
  },
  {
    of: ["professionals.requestChange", "DepartmentDisabled"],
    body: ({ departments }) => ({ title: null, department: departments.disabled[0] })
  },
  { of: ["professionals.requestChange", "NothingChanges"], body: () => ({ title: null, department: null }) },
  { of: ["professionals.requestChange", "Conflict"], by: "colleague", id: ({ people }) => people.colleague.id },
  { of: ["transfers.request", "InvalidFields"], body: but("transfers.request", () => ({ reason: " " })) },
  {
    of: ["transfers.request", "NoTarget"],
    body: but("transfers.request", ({ organisations }) => ({ to: organisations.sibling.id }))
  },
  {
    of: ["transfers.request", "StillPending"],
    by: "employer",
    body: but("transfers.request", ({ organisations, people }) => ({
      professional: people.colleague.id,
      to: organisations.sibling.id
    }))
  },
  { of: ["trainingBases.submitPlan", "InvalidFields"], body: but("trainingBases.submitPlan", () => ({ places: 0 })) },
  {
    of: ["trainingBases.submitReport", "InvalidFields"],
    body: but("trainingBases.submitReport", () => ({ text: "" }))
  },
  {
    of: ["registrations.registerAs", "InvalidFields"],
    body: but("registrations.registerAs", () => ({ promise: false }))
  },
  {
    of: ["registrations.registerAs", "AlreadyRegistered"],
    by: "person",
    body: withDocument(({ people }) => people.person.person.document.number)
  },
  {
    of: ["registrations.registerAs", "DepartmentDisabled"],
    body: but("registrations.registerAs", ({ departments }) => ({ department: departments.disabled[0] }))
  },
  { of: ["registrations.registerOrganisationAs", "InvalidFields"], by: "sibling" },
  {
    of: ["registrations.registerOrganisationAs", "IllegalSuperior"],
    body: but("registrations.registerOrganisationAs", ({ organisations }) => ({ superior: organisations.base.id }))
  }
]

const elsewhere: Elsewhere = [
  [/^professionals\.requestChange$/u, "InTransfer", "needs a transfer that waits: reviews.test.ts"],
  [/^transfers\.request$/u, "InTransfer", "needs a transfer that waits: reviews.test.ts"],
  [/^transfers\.request$/u, "MustHandOver", "needs a super administrator who is a person of theirs: reviews.test.ts"],
  [/^transfers\.request$/u, "KeyReused", "needs another command of theirs under the key: reviews.test.ts"],
  [/^reviews\.withdraw$/u, "KeyReused", "needs another command of theirs under the key: review-decisions.test.ts"],
  [/^reviews\.approve$/u, "DepartmentDisabled", "needs a transfer that waits: reviews.test.ts"],
  [
    /^reviews\.approve$/u,
    "MustHandOver",
    "needs that the person is made super administrator while their transfer waits"
  ],
  [/^reviews\.approve$/u, "IllegalSuperior", "needs that a superior changes while a request waits"],
  [/^reviews\.approve$/u, "HasSubordinates", "needs that somebody comes below a bureau while its request waits"],
  [/^reviews\.approve$/u, "WithinItself", "needs that the new superior moves below while a request waits"],
  [/^reviews\.approve$/u, "RootStays", "needs that the organisation becomes the root, which nothing makes it"],
  ...(["NotAppealable", "UnknownForm", "HoursNotGrantable", "SameActivity", "NoPolicy"] as const).map(
    (code) => [/^reviews\.approve$/u, code, "of an appeal alone: its contract shows them on both adapters"] as const
  ),
  [/^reviews\.approve$/u, "NotApprovable", "no kind of the manual refuses so: an agency's own may"],
  [/^reviews\.withdraw$/u, "NotWithdrawable", "what visitors submit, who have no session to ask by"],
  [
    /^(reviews|organisations|professionals|transfers|trainingBases|registrations)\./u,
    "Conflict",
    "where it is no code or change that stands already: somebody else is faster, which the races show"
  ]
]

describe("what is refused of reviews and of what is put under review", () => {
  let portal: Portal
  beforeAll(async () => {
    portal = await openPortal()
  })
  afterAll(() => portal.close())

  it("SYS-03 SYS-04 every declared refusal is tried, or says why not", { timeout: 180_000 }, async () => {
    expect(await untried(portal, reviewing, cases, elsewhere)).toEqual({ untold: [], undeclared: [] })
  })
})
