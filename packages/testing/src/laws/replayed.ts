import { explainVerdict } from "@xueshi/core"
import { auditExplanation } from "../audit/auditExplanation.ts"
import { verdictOf } from "../Case.ts"
import type { Law } from "./Law.ts"

/** U13: an explanation is complete: replaying it gives the verdict. */
export const replayed: Law = {
  id: "U13",
  rules: ["CMP-04"],
  title: "replaying the explanation gives the verdict",
  statement: {
    zh: "只凭结论中的说明逐项复核，即可得出同一结论",
    en: "the explanation alone, replayed by plain arithmetic, gives the verdict"
  },
  holds: (one, judge) => {
    const { policy, question, records, year } = one
    const verdict = verdictOf(one, judge)
    const explanation = explainVerdict(policy, verdict, records, question)
    const { id, version } = explanation.policy
    const same = id === policy.document.id && version === policy.document.version && explanation.year === year
    return same && explanation.outcome === verdict.outcome && auditExplanation(explanation, records).length === 0
  }
}
