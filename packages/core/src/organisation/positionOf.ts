import type { OrganisationState, Position } from "./Organisation.ts"
import { nearestOpen } from "./rules/handlerFor.ts"

/** The part of an organisation that the standing of what is below it follows from. */
export type InTree = Pick<OrganisationState, "id" | "superior" | "reviewClosed">

/**
 * ORG-03, ORG-09: where an organisation stands, by its superiors: `of` gives one by its id. Of what is no tree, which no rule
 * lets come about, it throws.
 */
export const positionOf = (organisation: InTree, of: (id: string) => InTree | undefined): Position => {
  const chain: [InTree, ...Array<InTree>] = [organisation]
  for (let { superior } = organisation; superior !== null; ) {
    const above = of(superior)
    if (above === undefined || chain.some(({ id }) => id === superior))
      throw new Error(`organisation ${organisation.id} stands in no tree: ${superior} is missing or above itself`)
    chain.push(above)
    superior = above.superior
  }
  return { path: chain.reduceRight((path, { id }) => `${path}${id}/`, ""), reviewer: nearestOpen(chain) }
}
