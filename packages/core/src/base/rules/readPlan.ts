import { Result } from "effect"
import { type FieldIssue, InvalidFields } from "../../kernel/FieldIssue.ts"
import { fieldLines } from "../../kernel/fieldLines.ts"
import type { TrainingPlan } from "../../review/kinds/trainingPlan.ts"

/** More people than any course holds. */
const mostPlaces = 1_000_000

const issue = (code: string, key: string, zh: string, en: string): FieldIssue => ({
  code,
  path: [key],
  rule: "BAS-02",
  zh,
  en
})

/** BAS-02: a training plan as typed, trimmed. Fails with every failing field at once. */
export const readPlan = (plan: TrainingPlan): Result.Result<TrainingPlan, InvalidFields> => {
  const { educationType, from, hours, learningForm, name, places, subject, to, trainingForm } = plan
  const texts = { name, educationType, subject, trainingForm, ...(learningForm !== undefined && { learningForm }) }
  const issues = [
    ...fieldLines("BAS-02", texts, { required: Object.keys(texts) }),
    ...(from > to
      ? [issue("DatesReversed", "from", "开始日期不能晚于结束日期", "must not lie after the end date")]
      : []),
    ...(hours === 0 ? [issue("HoursNotPositive", "hours", "学时必须大于 0", "must be more than 0")] : []),
    ...(places > 0 && places <= mostPlaces
      ? []
      : [issue("PlacesOutOfRange", "places", `人数应为 1 至 ${mostPlaces}`, `must be 1 to ${mostPlaces}`)])
  ]
  if (issues.length > 0) return Result.fail(new InvalidFields({ issues }))
  const trimmed = Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, text.trim()]))
  return Result.succeed({ ...plan, ...trimmed })
}
