import { verdictOf } from "../Case.ts"
import { givenOf } from "../reading/givenOf.ts"
import type { Law } from "./Law.ts"
import { notCounting } from "./standings.ts"
import { paired, sum } from "./sums.ts"

/** U8: what is given of a record is what its form's award gives, worked out another way, and no more than was granted. */
export const awarded: Law = {
  id: "U8",
  rules: ["CMP-02", "DEC-06"],
  title: "given is what the form's award gives",
  statement: {
    zh: "按文件的折算办法另行计算：每条记录核定多少、折算多少、取整多少，与结论逐条一致",
    en: "worked out another way from the document: what the reviewer, the award and rounding leave of each record"
  },
  holds: (one, judge) => {
    const { policy, question, records } = one
    return paired(records, verdictOf(one, judge).contributions).every(
      ([record, { counted, declared, reductions, repeated = 0 }]) => {
        if (notCounting(policy, record, question) !== undefined || !policy.sharing.has(record.subject)) return true
        const { allowed, given, granted } = givenOf(policy, record, question)
        const lost = (why: string) => sum(reductions.map((one) => (one.why === why ? one.hours : 0)))
        const rest = reductions.filter(({ why }) => !["reviewer", "award", "rounding"].includes(why))
        // An activity of less than twelve months gives nothing where it counts by each full twelve.
        const isNone =
          counted === 0 && rest.length === 0 && lost("award") === declared - lost("reviewer") - (allowed - given)
        return (
          lost("reviewer") === declared - granted &&
          lost("rounding") === allowed - given &&
          (isNone || lost("award") === granted - allowed) &&
          (isNone || counted + sum(rest.map(({ hours }) => hours)) - repeated === given)
        )
      }
    )
  }
}
