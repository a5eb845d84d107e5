import { Result, Schema } from "effect"
import { type Day, formatDay } from "../../kernel/Day.ts"
import { Day as DayCodec } from "../../kernel/DayCodec.ts"
import { RuleError } from "../../kernel/RuleError.ts"
import { deadlineOf } from "../../policy/engine/yearSpan.ts"
import type { PolicyDocument } from "../../policy/PolicyDocument.ts"
import { reasonGiven } from "../../review/rules/reasonGiven.ts"

export class LateReasonRequired extends RuleError<LateReasonRequired>()(
  "LateReasonRequired",
  { year: Schema.Int, lastDay: DayCodec },
  {
    rule: "AUD-06",
    zh: ({ lastDay, year }) => `${year} 年度的学时审验已于 ${formatDay(lastDay)} 截止，逾期审验须另外写明逾期原因`,
    en: ({ lastDay, year }) =>
      `the last day of audit for ${year} was ${formatDay(lastDay)}: auditing later needs a reason of its own`
  }
) {}

/** When hours are audited, under which document, and why so late. */
export interface Timing {
  readonly today: Day
  /** None, where none governs the year any more. */
  readonly document: PolicyDocument | undefined
  readonly lateReason?: string | undefined
}

/** What is kept of it: the reason of who audits late. */
export interface Kept {
  readonly lateReason?: string
}

/** AUD-06: after a year's last day of audit, its hours are audited only with a reason for that; before, none is kept. */
export const inTime = (
  year: number,
  { document, lateReason = "", today }: Timing
): Result.Result<Kept, LateReasonRequired> => {
  const lastDay = document?.audit?.lastDay && deadlineOf(document, document.audit.lastDay, year)
  if (lastDay === undefined || today <= lastDay) return Result.succeed({})
  return Result.mapBoth(reasonGiven(lateReason), {
    onSuccess: (given): Kept => ({ lateReason: given }),
    onFailure: () => new LateReasonRequired({ year, lastDay })
  })
}
