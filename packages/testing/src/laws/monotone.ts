import { type Case, type Judge, judged } from "../Case.ts"
import { plus } from "./additions.ts"
import type { Law } from "./Law.ts"

/** Which hours more would turn this pass into a fail, if any: the subject, and how many steps of it. */
export const spoiledBy = (
  one: Case,
  judge: Judge
): { readonly subject: string; readonly hours: number } | undefined => {
  const { policy } = one
  if (judged(one, judge).outcome !== "pass") return undefined
  const step = policy.document.granularity
  for (const subject of policy.subjects) {
    for (const hours of [step, 10 * step, 100 * step]) {
      const added = { subject, form: policy.document.forms[0]?.code ?? "any" }
      if (judged({ ...one, records: plus(one, added, hours) }, judge).outcome === "fail") return { subject, hours }
    }
  }
  return undefined
}

/** R1: more approved hours never turn pass into fail. Not so where a share of the completed total is asked (CMP-03). */
export const monotone: Law = {
  id: "R1",
  rules: ["CMP-03"],
  title: "more approved hours never turn pass into fail",
  statement: {
    zh: "多得学时不会使通过变为不通过（按完成总学时计比例的政策不成立）",
    en: "more approved hours never turn pass into fail (false for shares of the completed total)"
  },
  holds: (one, judge) => spoiledBy(one, judge) === undefined
}
