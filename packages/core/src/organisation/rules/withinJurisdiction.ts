import { Result } from "effect"
import { RuleError } from "../../kernel/RuleError.ts"
import type { Organisation } from "../Organisation.ts"

export class BeyondJurisdiction extends RuleError<BeyondJurisdiction>()(
  "BeyondJurisdiction",
  {},
  {
    rule: "ORG-03",
    zh: () => "不在您单位的管辖范围内（本单位及其下级），不能操作",
    en: () => "this lies beyond your organisation's jurisdiction (itself and everything below it)"
  }
) {}

/** ORG-03: an organisation's jurisdiction is its whole subtree, itself included; paths end in `/`, so a prefix decides. */
export const withinJurisdiction = (
  own: Pick<Organisation, "path">,
  target: Pick<Organisation, "path">
): Result.Result<void, BeyondJurisdiction> =>
  target.path.startsWith(own.path) ? Result.succeed(undefined) : Result.fail(new BeyondJurisdiction())
