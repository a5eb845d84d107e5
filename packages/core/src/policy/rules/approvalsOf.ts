import type { OrganisationKind } from "../../organisation/Organisation.ts"
import type { Reviews } from "../document/Reviews.ts"
import type { PolicyDocument } from "../PolicyDocument.ts"

type Approvals = Required<NonNullable<Reviews["superiorChange"]>>

/**
 * The manual's reading: an employer's change is approved by its superior (§用人单位 5.1), an authority's by the former and by the new
 * one (§主管 3.1). Of a bureau and of a base it says nothing: **[choice]** both, as of an authority.
 */
const approvalsByManual: Approvals = {
  employer: ["current"],
  authority: ["current", "new"],
  bureau: ["current", "new"],
  base: ["current", "new"]
}

/**
 * ORG-06: whose approvals a change of superior needs, in order, by the kind of organisation that asks; the manual's where no
 * document says.
 */
export const approvalsOf = (
  document: Pick<PolicyDocument, "reviews"> | undefined,
  kind: OrganisationKind
): Approvals[OrganisationKind] => document?.reviews?.superiorChange?.[kind] ?? approvalsByManual[kind]
