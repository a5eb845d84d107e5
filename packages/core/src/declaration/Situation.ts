import type { Operation } from "../account/operations.ts"
import type { Asked } from "../account/rules/authorise.ts"
import { auditorOf } from "../audit/rules/auditorOf.ts"
import type { DeclarationId, OrganisationId } from "../kernel/ids.ts"
import { NotFound } from "../kernel/NotFound.ts"
import type { Organisation } from "../organisation/Organisation.ts"
import type { Professional } from "../professional/Professional.ts"
import type { Declaration } from "./Declaration.ts"
import { answering } from "./rules/answering.ts"
import type { UnderReview } from "./rules/mayReview.ts"

/** An organisation and its superiors: itself first, the root last. */
export type Chain = readonly [Organisation, ...ReadonlyArray<Organisation>]

/** All that a step on a declaration is decided on, as of one moment. */
export interface Situation {
  readonly declaration: Declaration
  readonly professional: Professional
  /** From the organisation that answers for the declaration up to the root. */
  readonly chain: Chain
  /** The organisation that the person belongs to now. */
  readonly home: Organisation
}

/** States by their ids, from which situations are made. */
export interface SituationStates {
  readonly Declaration: ReadonlyMap<string, Declaration>
  readonly Professional: ReadonlyMap<string, Professional>
  readonly Organisation: ReadonlyMap<string, Organisation>
}

const present = <A>(states: ReadonlyMap<string, A>, id: string, declaration: Declaration): A => {
  const state = states.get(id)
  if (state === undefined) throw new Error(`declaration ${declaration.id} rests on ${id}, which does not exist`)
  return state
}

/** The ids of a path, its own organisation first. */
const upwards = (path: string): ReadonlyArray<string> => path.split("/").slice(0, -1).toReversed()

/**
 * The situations of the declarations that exist, in the order of the ids, each once: for adapters, which give the states as
 * of one moment. What a declaration rests on is never deleted; where it is missing this throws.
 */
export const situationsIn = (states: SituationStates, ids: ReadonlyArray<DeclarationId>): ReadonlyArray<Situation> =>
  [...new Set(ids)].flatMap((id) => {
    const declaration = states.Declaration.get(id)
    if (declaration === undefined) return []
    const professional = present(states.Professional, declaration.professional, declaration)
    const organisation = present(states.Organisation, answering(declaration, professional), declaration)
    const [, ...superiors] = upwards(organisation.path)
    const above = superiors.map((one) => present(states.Organisation, one, declaration))
    const home = present(states.Organisation, professional.organisation, declaration)
    return [{ declaration, professional, chain: [organisation, ...above], home }]
  })

const audits: ReadonlySet<Operation> = new Set(["Declarations.passAudit", "Declarations.failAudit"])

/**
 * Which organisation decides: who audits or would, for an audit; who reviews or would, for a review; and of what is read, the one
 * that is to decide on it next.
 */
const handlerOf = (situation: Situation, operation: Operation): OrganisationId | undefined => {
  const { chain, declaration } = situation
  const auditor = declaration._tag === "Approved" ? declaration.audit.auditor : undefined
  if (audits.has(operation)) return auditor ?? auditorFor(situation).id
  if (operation !== "Declarations.get" || declaration._tag === "Pending") return chain[0].reviewer
  return auditor
}

/**
 * ORG-03: whose a declaration is: of whom it is about and who made it, of the organisation that answers for it and the person's,
 * and of the one that handles it.
 */
export const concerning = (situation: Situation, operation: Operation): Asked => {
  const { chain, declaration, home } = situation
  return {
    professional: declaration.professional,
    madeBy: declaration.madeBy,
    organisations: [chain[0], home],
    handler: handlerOf(situation, operation),
    hidden: new NotFound({ kind: "Declaration", id: declaration.id })
  }
}

/** What a reviewer decides on (DEC-05, ORG-09). */
export const underReview = ({ chain: [{ reviewer }], declaration, professional }: Situation): UnderReview => ({
  declaration,
  professional,
  reviewer
})

/** Who audits what is approved now (AUD-01). Throws where the reviewer is not above the organisation that answers. */
export const auditorFor = ({ chain, declaration }: Situation): Organisation => {
  const { reviewer } = chain[0]
  const place = chain.findIndex(({ id }) => id === reviewer)
  const [reviewing, ...above] = place < 0 ? [] : chain.slice(place)
  if (reviewing === undefined)
    throw new Error(`declaration ${declaration.id} is reviewed by ${reviewer}, out of its chain`)
  return auditorOf([reviewing, ...above])
}
