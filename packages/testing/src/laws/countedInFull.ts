import { verdictOf } from "../Case.ts"
import type { Law } from "./Law.ts"
import { same } from "./same.ts"

/** U1: an engine that has a short way of counting, for policies that only sum subjects of one year, finds by it what the long way finds. */
export const countedInFull: Law = {
  id: "U1",
  rules: ["CMP-03", "CMP-04"],
  title: "a short way of counting finds what the long way finds",
  statement: {
    zh: "只按年度合计各科目的政策，一遍算完与逐步计算得出同一结论",
    en: "for a policy that only sums subjects of one year, counting in one pass and counting step by step give the same verdict"
  },
  holds: (one, judge) =>
    !one.policy.plain ||
    one.question?.asOf !== undefined ||
    same(verdictOf(one, judge), judge({ ...one.policy, plain: false }, one.year, one.records, one.question))
}
