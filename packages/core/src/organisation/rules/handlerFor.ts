import type { OrganisationId } from "../../kernel/ids.ts"
import type { OrganisationState } from "../Organisation.ts"

/** An organisation and its superiors, itself first, the root last. */
export type Upwards<A> = readonly [A, ...ReadonlyArray<A>]

/** An organisation that may have to decide. */
export interface Deciding extends Pick<OrganisationState, "id" | "reviewClosed"> {
  /** Whether it has somebody who may decide on the item: who is neither whom it is about nor who made it. */
  readonly eligible: boolean
}

/**
 * ORG-09, SYS-06: who handles an item: the nearest organisation, the responsible one first, whose authority is open and which has
 * somebody who may decide on it. Where not even the root has, it waits there, flagged.
 */
export const handlerFor = (
  chain: Upwards<Deciding>
): { readonly handler: OrganisationId; readonly flagged: boolean } => {
  const root = chain.at(-1) ?? chain[0]
  const found = chain.find((one) => one.eligible && (!one.reviewClosed || one === root))
  return { handler: (found ?? root).id, flagged: found === undefined }
}

/** ORG-09: who reviews for an organisation, whatever the item: the nearest, itself first, whose authority is open. */
export const nearestOpen = ([own, ...above]: Upwards<Omit<Deciding, "eligible">>): OrganisationId =>
  handlerFor([{ ...own, eligible: true }, ...above.map((one) => ({ ...one, eligible: true }))]).handler
