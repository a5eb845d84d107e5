import { Result } from "effect"
import { RuleError } from "../../kernel/RuleError.ts"
import type { Organisation } from "../../organisation/Organisation.ts"
import { withinJurisdiction } from "../../organisation/rules/withinJurisdiction.ts"

export class HatsElsewhere extends RuleError<HatsElsewhere>()(
  "HatsElsewhere",
  {},
  {
    rule: "ACC-04",
    zh: () => "该用户在您单位管辖范围之外还有其他身份，不能由您重置密码；请本人通过“忘记密码”找回",
    en: () => "this user has hats outside of your jurisdiction: they recover their password by themselves"
  }
) {}

/**
 * ACC-04: nobody resets the password of a user who wears any hat outside of their jurisdiction. `hats` are the organisations of all
 * that the user wears.
 */
export const mayReset = (
  own: Pick<Organisation, "path">,
  hats: ReadonlyArray<Pick<Organisation, "path">>
): Result.Result<void, HatsElsewhere> =>
  hats.every((one) => Result.isSuccess(withinJurisdiction(own, one)))
    ? Result.succeed(undefined)
    : Result.fail(new HatsElsewhere())
