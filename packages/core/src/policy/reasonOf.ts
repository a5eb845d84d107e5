import { formatDay } from "../kernel/Day.ts"
import { formatHours } from "../kernel/Hours.ts"
import type { Text } from "../kernel/RuleError.ts"
import type { LearningRecord } from "./LearningRecord.ts"
import type { Reduction } from "./Verdict.ts"

const fixed: Readonly<Record<Exclude<Reduction["why"], "cap" | "duplicate" | "otherYear">, Text>> = {
  draft: { zh: "尚未提交", en: "not yet submitted" },
  pending: { zh: "尚待单位审核", en: "awaiting review" },
  rejected: { zh: "单位审核不通过", en: "rejected by the reviewer" },
  failed: { zh: "审验不通过", en: "failed in audit" },
  unknownSubject: { zh: "该政策没有这个科目", en: "the policy has no such subject" },
  later: { zh: "在认定日期之后才有", en: "came after the day as of which is judged" },
  tooLate: { zh: "登记时已过截止日期", en: "recorded after the last day for it" },
  reviewer: { zh: "单位审核核减", en: "reduced by the reviewer" },
  award: { zh: "超过该学习形式的折算学时", en: "more than the form's award" },
  rounding: { zh: "取整舍去", en: "rounded down" }
}

/** What of a cap's limit can be said: hours, or so many records. */
const limitOf = ({ cap, limit }: Extract<Reduction, { why: "cap" }>): Text => {
  const { atMost } = cap
  if (typeof atMost === "object" && "records" in atMost)
    return { zh: `${atMost.records} 项`, en: `${atMost.records} record(s)` }
  const hours = formatHours(limit ?? (atMost as number))
  return { zh: hours, en: hours }
}

/** Why hours of a record do not count, in words. */
export const reasonOf = (
  names: { readonly form: (code: string) => Text },
  { creditYear }: LearningRecord,
  reduction: Reduction,
  records: ReadonlyMap<string, LearningRecord>
): Text => {
  switch (reduction.why) {
    case "otherYear":
      return {
        zh: `计入其他年度（申报年度 ${creditYear}）`,
        en: `counted for another year (declared for ${creditYear})`
      }
    case "duplicate": {
      const first = records.get(reduction.of)
      const when =
        first === undefined
          ? reduction.of
          : first.from === first.to
            ? formatDay(first.from)
            : `${formatDay(first.from)}～${formatDay(first.to)}`
      const form = first === undefined ? { zh: "", en: "" } : names.form(first.form)
      return {
        zh: `与“${when} ${form.zh}”是同一活动，只计一次`,
        en: `the same activity as "${when} ${form.en}", counted once`
      }
    }
    case "cap": {
      const limit = limitOf(reduction)
      const { name } = reduction.cap
      return { zh: `超过“${name.zh}”上限 ${limit.zh}`, en: `above the cap "${name.en}" of ${limit.en}` }
    }
    default:
      return fixed[reduction.why]
  }
}
