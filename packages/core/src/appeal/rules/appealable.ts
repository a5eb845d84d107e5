import { Result, Schema } from "effect"
import type { Declaration } from "../../declaration/Declaration.ts"
import { type HoursRefused, refusalOf } from "../../declaration/rules/refusalOf.ts"
import { type Day, formatDay } from "../../kernel/Day.ts"
import { Day as DayCodec } from "../../kernel/DayCodec.ts"
import { RuleError } from "../../kernel/RuleError.ts"
import type { PolicyDocument } from "../../policy/PolicyDocument.ts"

export class NotAppealable extends RuleError<NotAppealable>()(
  "NotAppealable",
  {},
  {
    rule: "EXT-01",
    zh: () => "只有审核不通过或审验不通过的申报才能申请复核，每次不通过只能申请一次",
    en: () => "only what was rejected or failed in audit can be appealed, and each refusal once"
  }
) {}

export class AppealClosed extends RuleError<AppealClosed>()(
  "AppealClosed",
  { lastDay: Schema.NullOr(DayCodec) },
  {
    rule: "EXT-01",
    zh: ({ lastDay }) =>
      lastDay === null ? "现行政策不受理对该申报的复核申请" : `复核申请已于 ${formatDay(lastDay)} 截止`,
    en: ({ lastDay }) =>
      lastDay === null
        ? "the policy in force takes no appeal on this declaration"
        : `the last day of appeal was ${formatDay(lastDay)}`
  }
) {}

/** EXT-01: what was rejected, or failed in audit, can be appealed once, within the policy's days from the day of that. */
export const appealable = (
  declaration: Declaration,
  document: PolicyDocument | undefined,
  today: Day
): Result.Result<HoursRefused, NotAppealable | AppealClosed> => {
  const refused = refusalOf(declaration)
  if (refused === undefined || ("appeal" in declaration && declaration.appeal !== undefined))
    return Result.fail(new NotAppealable())
  const days = document?.appeal?.days
  if (days === undefined || refused.on === undefined) return Result.fail(new AppealClosed({ lastDay: null }))
  const lastDay = (refused.on + days) as Day
  return today > lastDay ? Result.fail(new AppealClosed({ lastDay })) : Result.succeed(refused)
}
