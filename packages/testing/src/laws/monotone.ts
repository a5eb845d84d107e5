import { declaredLaws, formatHours, type Hours } from "@xueshi/core"
import { type Case, type Judge, judged, verdictOf } from "../Case.ts"
import { plus } from "./additions.ts"
import type { Departure, LawToDeclare } from "./Law.ts"
import { nameOf } from "./nameOf.ts"

/** The further hours that turn this pass into a fail, if any do. */
const spoiled = (one: Case, judge: Judge): Departure | undefined => {
  const { document, subjects } = one.policy
  if (verdictOf(one, judge).outcome !== "pass") return undefined
  const step = document.granularity
  for (const subject of subjects) {
    const form = (document.forms.find((one) => one.subjects.includes(subject)) ?? document.forms[0])?.code ?? "any"
    for (const more of [step, 10 * step, 100 * step, 1000 * step]) {
      const after = { ...one, records: plus(one, { subject, form }, more) }
      if (judged(after, judge).outcome !== "fail") continue
      const [hours, name] = [formatHours(more as Hours), nameOf(document, subject)]
      return { after, what: { zh: `再得${name.zh} ${hours} 学时`, en: `${hours} more hours of ${name.en}` } }
    }
  }
  return undefined
}

/** R1: more approved hours never turn pass into fail. Not so where a share of the completed total is asked (CMP-03). */
export const monotone: LawToDeclare = {
  id: "R1",
  rules: ["CMP-03"],
  title: "more approved hours never turn pass into fail",
  statement: declaredLaws.R1,
  brokenBy: spoiled,
  holds: (one, judge) => spoiled(one, judge) === undefined
}
