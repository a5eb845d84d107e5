import { Result } from "effect"
import type { Region } from "../../codes/region.ts"
import { RuleError } from "../../kernel/RuleError.ts"
import type { Organisation } from "../Organisation.ts"
import { type IllegalSuperior, legalSuperior } from "./legalSuperior.ts"

export class HasSubordinates extends RuleError<HasSubordinates>()(
  "HasSubordinates",
  {},
  {
    rule: "ORG-02",
    zh: () => "人社部门有下级单位时不能修改地区，否则下级的隶属关系不再符合规定；请联系平台管理员",
    en: () =>
      "a bureau that has subordinates keeps its region: they stand under it because of it; ask whoever runs the portal"
  }
) {}

/** Who stands above and below an organisation: they stand there because of its region. */
export interface Neighbours {
  readonly superior: Pick<Organisation, "kind" | "region"> | null
  readonly hasSubordinates: boolean
}

/** ORG-06, ORG-02: an organisation belongs to a region that its superior is legal for; a bureau that has subordinates keeps its own. */
export const changeRegion = (
  { kind }: Pick<Organisation, "kind">,
  region: Region,
  { hasSubordinates, superior }: Neighbours
): Result.Result<void, IllegalSuperior | HasSubordinates> => {
  if (kind === "bureau" && hasSubordinates) return Result.fail(new HasSubordinates())
  return superior === null ? Result.succeed(undefined) : legalSuperior({ kind, region }, superior)
}
