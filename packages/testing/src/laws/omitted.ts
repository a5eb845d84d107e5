import { explainVerdict } from "@xueshi/core"
import { auditExplanation } from "../audit/auditExplanation.ts"
import { verdictOf } from "../Case.ts"
import { omissionsOf } from "./forgeriesOf.ts"
import type { Law } from "./Law.ts"
import { sum } from "./sums.ts"

/** U14: nothing in an explanation can be left out. One part is, of each case: which one hangs on the case, so that many cases leave out everything. */
export const omitted: Law = {
  id: "U14",
  rules: ["CMP-04"],
  title: "nothing in an explanation can be left out",
  statement: {
    zh: "说明缺少任何一部分，复核时都会被发现",
    en: "whatever is left out of an explanation, replaying it notices"
  },
  holds: (one, judge) => {
    const { policy, question, records } = one
    const omissions = omissionsOf(explainVerdict(policy, verdictOf(one, judge), records, question))
    const place = sum(records.map(({ declared, from }) => declared + from)) % Math.max(1, omissions.length)
    const explanation = omissions[place]?.explanation
    if (explanation === undefined) return true
    return auditExplanation(explanation, records).length > 0
  }
}
