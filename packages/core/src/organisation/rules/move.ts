import { Result } from "effect"
import { RuleError } from "../../kernel/RuleError.ts"
import type { Organisation, OrganisationEvent } from "../Organisation.ts"
import { type IllegalSuperior, legalSuperior } from "./legalSuperior.ts"

export class WithinItself extends RuleError<WithinItself>()(
  "WithinItself",
  {},
  {
    rule: "ORG-02",
    zh: () => "不能把单位移到它自己或它的下级之下，请重新选择上级单位",
    en: () => "an organisation cannot stand below itself; choose a superior outside of it"
  }
) {}

export class RootStays extends RuleError<RootStays>()(
  "RootStays",
  {},
  {
    rule: "ORG-02",
    zh: () => "根人社部门没有上级，不能移动",
    en: () => "the root bureau has no superior and cannot be moved"
  }
) {}

/**
 * ORG-02: puts an organisation, and with it all below it, under another superior, which must be legal and outside of it.
 * Undefined where it stands there already.
 */
export const move = (
  organisation: Pick<Organisation, "kind" | "region" | "path" | "superior">,
  superior: Pick<Organisation, "id" | "kind" | "region" | "path">
): Result.Result<OrganisationEvent | undefined, IllegalSuperior | WithinItself | RootStays> => {
  if (organisation.superior === null) return Result.fail(new RootStays())
  if (superior.path.startsWith(organisation.path)) return Result.fail(new WithinItself())
  if (organisation.superior === superior.id) return Result.succeed(undefined)
  const { superior: from } = organisation
  return Result.map(legalSuperior(organisation, superior), () => ({
    _tag: "OrganisationMoved",
    from,
    to: superior.id
  }))
}
