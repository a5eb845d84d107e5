import { Result } from "effect"
import { isRegionAbove } from "../../codes/region.ts"
import { RuleError } from "../../kernel/RuleError.ts"
import { type Organisation, type OrganisationFacts, OrganisationKind } from "../Organisation.ts"

const zh: Record<OrganisationKind, string> = {
  bureau: "上一级地区的人社部门",
  authority: "同一地区的人社部门，或行业主管部门",
  employer: "行业主管部门、同一地区的人社部门，或用人单位",
  base: "行业主管部门或人社部门"
}
const en: Record<OrganisationKind, string> = {
  bureau: "a bureau of a higher region",
  authority: "the bureau of its own region, or an authority",
  employer: "an authority, the bureau of its own region, or an employer",
  base: "an authority or a bureau"
}

export class IllegalSuperior extends RuleError<IllegalSuperior>()(
  "IllegalSuperior",
  { kind: OrganisationKind, superiorKind: OrganisationKind },
  {
    rule: "ORG-02",
    zh: ({ kind }) => `上级单位不符合规定：应为${zh[kind]}。请重新选择上级单位`,
    en: ({ kind }) => `this superior is not legal: it must be ${en[kind]}; choose another one`
  }
) {}

/**
 * ORG-02: who may stand above whom. Bureau under a bureau of a higher region; authority under the bureau of its region
 * or an authority; employer under an authority, the bureau of its region, or an employer; base under an authority or
 * a bureau. (§用人单位 1, 5.1; §主管 3.2; §人社 3.2)
 */
export const legalSuperior = (
  organisation: Pick<OrganisationFacts, "kind" | "region">,
  superior: Pick<Organisation, "kind" | "region">
): Result.Result<void, IllegalSuperior> => {
  const sameRegion = organisation.region === superior.region
  const legal = {
    bureau: superior.kind === "bureau" && isRegionAbove(superior.region, organisation.region),
    authority: superior.kind === "authority" || (superior.kind === "bureau" && sameRegion),
    employer:
      superior.kind === "authority" || superior.kind === "employer" || (superior.kind === "bureau" && sameRegion),
    base: superior.kind === "authority" || superior.kind === "bureau"
  }[organisation.kind]
  return legal
    ? Result.succeed(undefined)
    : Result.fail(new IllegalSuperior({ kind: organisation.kind, superiorKind: superior.kind }))
}
