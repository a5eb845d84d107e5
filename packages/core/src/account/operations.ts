import type { OrganisationKind } from "../organisation/Organisation.ts"
import type { Hat } from "./Actor.ts"
import type { PermissionModule } from "./modules.ts"
import type { Relation } from "./rules/relationsOf.ts"

/** No module is asked for: whoever wears the hat has the function. */
export const everybody: ReadonlyArray<PermissionModule> = []

/** One way in which an operation is allowed. */
export interface Grant {
  readonly hat: Hat["_tag"]
  /**
   * One of these modules is enough; where it manages an organisation, those of the organisation's kind; of a request, the one that
   * its kind is decided by, or asked for by.
   */
  readonly modules:
    | ReadonlyArray<PermissionModule>
    | "deciding"
    | "asking"
    | Readonly<Record<OrganisationKind, ReadonlyArray<PermissionModule>>>
  /** One of these relations is enough; none is asked for where it concerns nobody else's things, such as one's own list. */
  readonly to?: ReadonlyArray<Relation>
  /** The organisation's super administrator alone, whatever the modules (ACC-07). */
  readonly superAdministrator?: true
}

const professional = (...to: ReadonlyArray<Relation>): Grant => ({
  hat: "Professional",
  modules: everybody,
  ...(to.length > 0 && { to })
})
const administrator = (modules: Grant["modules"], ...to: ReadonlyArray<Relation>): Grant => ({
  hat: "Administrator",
  modules,
  ...(to.length > 0 && { to })
})
const superAdministrator: Grant = { hat: "Administrator", modules: [], to: ["own"], superAdministrator: true }
const embedder: Grant = { hat: "Embedder", modules: everybody }
const anybody: ReadonlyArray<Grant> = [professional(), administrator(everybody), embedder]

/** By whose module an organisation of each kind is managed from above. */
export const managing = {
  bureau: ["bureaus"],
  authority: ["authorities"],
  employer: ["employers", "subordinates"],
  base: ["bases"]
} as const

/** Whoever works with people's records reads them. */
const people = [
  "queries",
  "registrationReview",
  "informationReview",
  "transfers",
  "declaring",
  "declarationRecords",
  "hourReview",
  "audit",
  "batchImport"
] as const
const own = [professional("self"), administrator(people, "own", "below", "region")]
const declared = [
  professional("self", "maker"),
  administrator(
    ["declarationRecords", "hourReview", "audit", "queries", "declaring", "attendeeDeclaring"],
    "own",
    "below",
    "region",
    "handler"
  ),
  // Whoever made one reads it under any other hat of theirs too.
  administrator(everybody, "maker"),
  { ...embedder, to: ["maker"] } satisfies Grant
]
const declaring = [professional("self")]
/** Of what is declared already: by the person, or by their organisation for them (DEC-04, DEC-07, DEC-08). */
const declarants = [...declaring, administrator(["declaring", "attendeeDeclaring"], "declarant")]
/** Whoever looks through what an organisation declared for others. */
const records = ["declarationRecords", "declaring", "attendeeDeclaring"] as const
const reviewing = [administrator(["hourReview"], "handler")]
const auditing = [administrator(["audit"], "handler")]
const departments = [administrator(["departments"], "own")]
const administrators = [administrator(["administrators"], "own")]
/** Posts that are offered to whoever asks, or theirs: under any hat. */
const theirOwn = [professional(), administrator(everybody)]
const roles = [administrator(["roles"], "own")]
const superiors = [administrator(managing, "below")]

/** What the organisation that handles an item decides (ORG-03). */
const handled = {
  "Declarations.approve": reviewing,
  "Declarations.approveAll": reviewing,
  "Declarations.reject": reviewing,
  "Declarations.passAudit": auditing,
  "Declarations.failAudit": auditing,
  "Reviews.approve": [administrator("deciding", "handler")],
  "Reviews.reject": [administrator("deciding", "handler")]
} as const satisfies Record<string, ReadonlyArray<Grant>>
export type HandledOperation = keyof typeof handled

/**
 * ACC-10: who may do what, one line a use case, named after it: everything that takes whoever asks has a line here, or the tests
 * do not compile. Shown as a table in docs/authorisation.md.
 */
export const operations = {
  "Organisations.establish": [administrator(managing, "own", "below"), embedder],
  "Organisations.get": [professional("colleague"), administrator(everybody, "own", "below", "region"), embedder],
  "Organisations.list": [administrator(everybody, "own", "below", "region"), embedder],
  "Organisations.changes": [administrator(everybody, "own", "below", "region"), embedder],
  "Organisations.edit": [administrator(["unitData"], "own")],
  "Organisations.move": [embedder],
  "Organisations.closeReview": superiors,
  "Organisations.reopenReview": superiors,

  "Departments.list": [administrator(everybody, "own", "below", "region")],
  "Departments.add": departments,
  "Departments.rename": departments,
  "Departments.disable": departments,
  "Departments.enable": departments,

  "Administrators.found": [embedder],
  "Administrators.list": [...administrators, administrator(managing, "below", "region")],
  "Administrators.appoint": administrators,
  "Administrators.add": administrators,
  "Administrators.assign": administrators,
  "Administrators.makeSuper": [superAdministrator],
  "Administrators.disable": [superAdministrator],
  "Administrators.enable": [superAdministrator],
  "Administrators.remove": [superAdministrator],
  "Administrators.depose": superiors,
  "Administrators.succeed": superiors,
  "Administrators.install": superiors,
  "Administrators.accept": theirOwn,
  "Administrators.decline": theirOwn,

  "Accounts.setPassword": [embedder],
  "Access.resetAdministrator": [superAdministrator],
  "Access.resetProfessional": [administrator(["queries"], "own", "below")],
  "Access.invite": [...administrators, ...superiors],

  "Roles.list": [administrator(["roles", "administrators"], "own")],
  "Roles.create": roles,
  "Roles.edit": roles,
  "Roles.remove": roles,

  "Professionals.get": own,
  "Professionals.list": [administrator(people, "own", "below", "region")],
  "Professionals.importRoster": [administrator(["batchImport"])],

  "Declarations.get": declared,
  "Forms.ofProfessional": [...declaring, administrator(["declaring"], "own", "below")],
  "Forms.onBehalf": [administrator(["declaring", "attendeeDeclaring"])],
  "Evidences.upload": [...declaring, administrator(["declaring"], "own", "below")],
  "Evidences.get": declared,
  "Evidences.ofDeclaration": [administrator(["hourReview", "audit"], "own", "below", "region", "handler")],
  "Declarations.ofProfessional": own,
  "Declarations.ofOrganisation": [administrator(["declarationRecords", "hourReview"], "own", "below", "region")],
  "Declarations.awaitingReview": [administrator(["hourReview"])],
  "Declarations.awaitingAudit": [administrator(["audit"])],
  "Declarations.audited": [administrator(["audit"])],
  "Samples.draw": [administrator(["audit"])],
  "Samples.get": [administrator(["audit"], "own", "below")],
  "Samples.ofOrganisation": [administrator(["audit"], "own", "below")],
  "Declarations.draft": declaring,
  "Declarations.declareFor": [administrator(["declaring"], "own", "below")],
  "Declarations.declaredBy": [administrator(records, "own", "below", "region")],
  "Declarations.edit": declarants,
  "Declarations.remove": declarants,
  "Declarations.submit": declarants,
  "Declarations.withdraw": declarants,
  "Declarations.copy": declarants,
  "Appeals.submit": [professional("self")],
  ...handled,

  "Professionals.edit": [professional("self")],
  "Professionals.keepRecords": [professional("self")],
  "Professionals.requestChange": [professional("self")],
  "Organisations.requestChange": [administrator(["unitData"], "own")],
  "Organisations.requestSuperior": [administrator(["unitData"], "own")],
  "Transfers.request": [administrator(["transfers"], "own")],
  "TrainingBases.submitPlan": [administrator(["trainingPlans"])],
  "TrainingBases.submitReport": [administrator(["annualReports"])],
  "TrainingBases.declareFor": [administrator(["attendeeDeclaring"])],
  "Registrations.registerAs": [...theirOwn, embedder],
  "Registrations.registerOrganisationAs": [...theirOwn, embedder],
  "Reviews.submit": [professional(), administrator("asking")],
  "Reviews.get": [
    professional("self", "maker"),
    administrator("deciding", "own", "below", "region", "handler"),
    administrator("asking", "own", "below", "region"),
    // As of declarations: whoever asked reads it under any other hat of theirs too.
    administrator(everybody, "maker"),
    { ...embedder, to: ["maker"] } satisfies Grant
  ],
  "Reviews.ofProfessional": own,
  "Reviews.ofOrganisation": [administrator("asking", "own")],
  "Reviews.awaiting": [administrator("deciding")],
  "Reviews.decided": [administrator("deciding")],
  "Reviews.toDo": [administrator(everybody)],
  "Reviews.withdraw": [professional("self"), administrator("asking", "own")],
  "Reviews.clear": [administrator("deciding", "own", "below", "region")],
  "Reviews.decideAll": [administrator("deciding")],
  "Reviews.decideShown": [administrator("deciding")],

  "Completions.ofYear": own,
  "Completions.outcomeOf": own,
  "Completions.allYears": own,
  "CompletionReports.ofJurisdiction": [administrator(["queries"], "own", "below", "region")],
  "WhatIfs.ofJurisdiction": [administrator(["queries"], "own", "below", "region")],

  "Certificates.issue": [professional("self"), administrator(["queries"], "own", "below")],
  "Certificates.ofProfessional": own,
  "Certificates.get": own,

  "PolicyDocuments.all": anybody,
  "PolicyDocuments.get": anybody,
  "PolicyDocuments.assess": anybody,
  "PolicyDocuments.assessUnder": [administrator(["queries"]), embedder]
} as const satisfies Record<string, ReadonlyArray<Grant>>

export type Operation = keyof typeof operations
