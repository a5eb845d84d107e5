import { propose } from "@xueshi/core"
import { judged, verdictOf } from "../Case.ts"
import { addition } from "./additions.ts"
import type { Law } from "./Law.ts"

/** U15 of a whole verdict: the hours proposed turn it into a pass, caps and all, and one step less of any of them does not. */
export const proposed: Law = {
  id: "U15",
  rules: ["CMP-04"],
  title: "the hours proposed turn the verdict, and one step less of any does not",
  statement: {
    zh: "按建议补足学时即合格（上限一并考虑），其中任何一项少一个最小单位都不合格",
    en: "the hours proposed make it a pass, caps included; one step less of any of them does not"
  },
  holds: (one, judge) => {
    const { policy, question = {}, records } = one
    const verdict = verdictOf(one, judge)
    const proposal = propose(policy, verdict, records, question)
    if (verdict.outcome !== "fail" && verdict.outcome !== "pending") return proposal === null
    if (proposal === null) return true
    const step = policy.document.granularity
    /** Whether it passes with what is proposed, less a step of the one at this place. */
    const passes = (lessened: number): boolean => {
      const more = proposal.flatMap(({ hours, ...added }, index) => {
        const given = index === lessened ? hours - step : hours
        return given > 0 ? [addition(one, added, given, `more ${index}`)] : []
      })
      return ["pass", "deemed"].includes(judged({ ...one, records: [...records, ...more] }, judge).outcome)
    }
    return (
      proposal.length > 0 &&
      proposal.every(({ hours }) => hours > 0 && hours % step === 0) &&
      passes(-1) &&
      proposal.every((_, index) => !passes(index))
    )
  }
}
