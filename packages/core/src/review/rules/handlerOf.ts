import type { PermissionModule } from "../../account/modules.ts"
import type { OrganisationId, UserId } from "../../kernel/ids.ts"
import { type Deciding, handlerFor, type Upwards } from "../../organisation/rules/handlerFor.ts"
import type { Chain, Staff } from "../Staff.ts"

/** What waits for a decision: for whom it is, and what is asked of who decides. */
export interface Waiting {
  /** From the responsible organisation up to the root. */
  readonly chain: Chain
  readonly staff: Staff
  readonly module: PermissionModule
  /** Whom it concerns and who made it. */
  readonly excluded: ReadonlyArray<UserId>
}

/**
 * ORG-09, SYS-06: who handles what waits, as things stand: the responsible organisation, or the nearest above it that is open and
 * has somebody who may decide. Only the review of hours can be closed.
 */
export const handlerOf = ({
  chain,
  excluded,
  module,
  staff
}: Waiting): { readonly handler: OrganisationId; readonly flagged: boolean } => {
  const [own, ...above] = chain.map(
    ({ id, reviewClosed }): Deciding => ({
      id,
      reviewClosed: module === "hourReview" && reviewClosed,
      eligible: staff === undefined || staff(id, module).some((user) => !excluded.includes(user))
    })
  ) as unknown as Upwards<Deciding>
  return handlerFor([own, ...above])
}
