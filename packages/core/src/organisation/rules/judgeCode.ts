import { Result, Schema } from "effect"
import { judgeOrganisationCode } from "../../codes/organisationCode.ts"
import { judgeSocialCreditCode } from "../../codes/socialCreditCode.ts"
import { RuleError } from "../../kernel/RuleError.ts"

export class WrongCode extends RuleError<WrongCode>()(
  "WrongCode",
  { given: Schema.String },
  {
    rule: "ORG-01",
    zh: ({ given }) => `代码 ${given} 不是有效的统一社会信用代码（18 位）或组织机构代码（8 位-校验位），请核对后重填`,
    en: ({ given }) => `${given} is no valid social credit code (18 characters) or organisation code (NNNNNNNN-C)`
  }
) {}

const judged = (given: string) => (given.length === 18 ? judgeSocialCreditCode(given) : judgeOrganisationCode(given))

/** ORG-01: whether a code has the form of one, and a check character that does not fit. */
export const failsCheck = (given: string): boolean => ["check", "innerCheck"].includes(judged(given))

/** ORG-01: a code must be a social credit code (GB 32100) or an organisation code (GB 11714), check character included. */
export const judgeCode = (given: string): Result.Result<void, WrongCode> =>
  judged(given) === "valid" ? Result.succeed(undefined) : Result.fail(new WrongCode({ given }))
