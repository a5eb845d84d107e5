import type { Operation } from "../account/operations.ts"
import type { Asked } from "../account/rules/authorise.ts"
import { auditorOf } from "../audit/rules/auditorOf.ts"
import type { DeclarationUnderAudit } from "../audit/rules/mayAudit.ts"
import type { DeclarationId, OrganisationId, UserId } from "../kernel/ids.ts"
import type { Organisation } from "../organisation/Organisation.ts"
import type { Professional } from "../professional/Professional.ts"
import { handlerOf } from "../review/rules/handlerOf.ts"
import { type Chain, chainIn, type Staff } from "../review/Staff.ts"
import type { Declaration } from "./Declaration.ts"
import { answering } from "./rules/answering.ts"
import type { DeclarationUnderReview } from "./rules/mayReview.ts"

/** All that a step on a declaration is decided on, as of one moment. */
export interface Situation {
  readonly declaration: Declaration
  readonly professional: Professional
  /** From the organisation that answers for the declaration up to the root. */
  readonly chain: Chain
  /** From the organisation whose audit approved hours await, or that audited them, up to the root. */
  readonly auditing: Chain | undefined
  /** From the organisation that declares on behalf of the person up to the root. */
  readonly declaring: Chain | undefined
  /** The organisation that the person belongs to now. */
  readonly home: Organisation
  /** Who may review or audit in all of these. */
  readonly staff: Staff
}

/** States by their ids, from which situations are made. */
export interface SituationStates {
  readonly Declaration: ReadonlyMap<string, Declaration>
  readonly Professional: ReadonlyMap<string, Professional>
  readonly Organisation: ReadonlyMap<string, Organisation>
  readonly staff: Staff
}

/**
 * The situations of the declarations that exist, in the order of the ids, each once: for adapters, which give the states as
 * of one moment. What a declaration rests on is never deleted; where it is missing this throws.
 */
export const situationsIn = (states: SituationStates, ids: ReadonlyArray<DeclarationId>): ReadonlyArray<Situation> => {
  return [...new Set(ids)].flatMap((id) => {
    const declaration = states.Declaration.get(id)
    if (declaration === undefined) return []
    const professional = states.Professional.get(declaration.professional)
    if (professional === undefined) throw new Error(`declaration ${id} rests on a person who does not exist`)
    const chain = chainIn(states.Organisation, answering(declaration, professional))
    const auditing =
      declaration._tag === "Approved" ? chainIn(states.Organisation, declaration.audit.auditor) : undefined
    const { declarant } = declaration
    const declaring = declarant && chainIn(states.Organisation, declarant.organisation)
    const [home] = chainIn(states.Organisation, professional.organisation)
    return [{ declaration, professional, chain, auditing, declaring, home, staff: states.staff }]
  })
}

/** Who declares on behalf of the person, if somebody does. */
export const declaringIn = ({ declaration: { declarant }, declaring }: Situation) =>
  declarant && declaring && { declarant, organisation: declaring[0] }

/** Whom a declaration concerns and who made it: they do not review it (DEC-09, SYS-06). */
const excludedFrom = ({ declaration, professional }: Situation): ReadonlyArray<UserId> => [
  professional.user,
  declaration.madeBy
]

type Handling = ReturnType<typeof handlerOf>

/** Who reviews a declaration, or would (DEC-05, ORG-09, SYS-06). */
const reviewing = (situation: Situation): Handling =>
  handlerOf({ ...situation, module: "hourReview", excluded: excludedFrom(situation) })
const reviewerOf = (situation: Situation): OrganisationId => reviewing(situation).handler

/** Who audits what is approved now (AUD-01). */
export const auditorFor = ({ chain }: Situation, reviewer: OrganisationId): Organisation => {
  const [reviewing, ...above] = chain.slice(chain.findIndex(({ id }) => id === reviewer))
  return auditorOf([reviewing as Organisation, ...above])
}

/** Who audits approved hours: never who approved them (AUD-01, AUD-04, SYS-06). */
const auditOf = (situation: Situation): Handling | undefined => {
  const { auditing, declaration, staff } = situation
  if (declaration._tag !== "Approved" || auditing === undefined) return undefined
  const excluded = [...excludedFrom(situation), declaration.approvedBy]
  return handlerOf({ chain: auditing, staff, module: "audit", excluded })
}

/** Who audits approved hours, or would. */
const auditingNow = (situation: Situation): OrganisationId =>
  auditOf(situation)?.handler ?? auditorFor(situation, reviewerOf(situation)).id

/** 当前处理人: which organisation is to review or audit it now; null where it waits for nobody (DEC-11). */
export const handlingNow = (situation: Situation) => {
  const { auditing = [], chain, declaration } = situation
  const awaits = declaration._tag === "Approved" && declaration.audit._tag === "Awaiting"
  const now = declaration._tag === "Pending" ? reviewing(situation) : awaits ? auditOf(situation) : undefined
  const organisation = [...chain, ...auditing].find(({ id }) => id === now?.handler)
  return now === undefined || organisation === undefined
    ? null
    : { organisation: organisation.id, name: organisation.name, flagged: now.flagged }
}

/** Who reviews a declaration, or audits it, or would: for adapters. */
export const handlerOfDeclaration = (situation: Situation, module: "hourReview" | "audit"): OrganisationId =>
  module === "audit" ? auditingNow(situation) : reviewerOf(situation)

const audits: ReadonlySet<Operation> = new Set(["Declarations.passAudit", "Declarations.failAudit"])

const reads: ReadonlySet<Operation> = new Set(["Declarations.get", "Evidences.get", "Evidences.ofDeclaration"])

/**
 * Which organisation decides: who audits or would, for an audit; who reviews or would, for a review; and of what is read, the one
 * that is to decide on it next.
 */
const handlerFor = (situation: Situation, operation: Operation): OrganisationId | undefined => {
  const { declaration } = situation
  if (audits.has(operation)) return auditingNow(situation)
  if (!reads.has(operation) || declaration._tag === "Pending") return reviewerOf(situation)
  return declaration._tag === "Approved" ? auditingNow(situation) : undefined
}

/**
 * ORG-03: whose a declaration is: of whom it is about and who made it, of the organisation that answers for it, the person's and
 * the one that declares, and of the one that handles it.
 */
export const concerning = (situation: Situation, operation: Operation): Asked => {
  const { chain, declaration, declaring = [], home } = situation
  return {
    professional: declaration.professional,
    madeBy: declaration.madeBy,
    organisations: [chain[0], home, ...declaring.slice(0, 1)],
    handler: handlerFor(situation, operation),
    declarant: declaration.declarant?.organisation,
    hidden: { kind: "Declaration", id: declaration.id }
  }
}

/** What a reviewer decides on, and who audits it then (DEC-05, ORG-09, AUD-01). */
export const underReview = (
  situation: Situation
): { readonly item: DeclarationUnderReview; readonly auditor: OrganisationId } => {
  const handler = reviewerOf(situation)
  return {
    item: { declaration: situation.declaration, handler, excluded: excludedFrom(situation) },
    auditor: auditorFor(situation, handler).id
  }
}

/** What an auditor decides on (AUD-01). */
export const underAudit = (situation: Situation): DeclarationUnderAudit => ({
  declaration: situation.declaration,
  handler: auditingNow(situation),
  excluded: excludedFrom(situation)
})
