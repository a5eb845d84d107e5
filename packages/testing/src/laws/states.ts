import { judged, verdictOf } from "../Case.ts"
import type { Law } from "./Law.ts"
import { same } from "./same.ts"
import { notCounting } from "./standings.ts"
import { paired } from "./sums.ts"

const states = new Set<string>(["draft", "pending", "rejected", "failed", "later"])

/** Whether the document counts hours in the year declared, and in no other one. */
const byDeclaredYear = ({ attribution = "declared", forms }: Parameters<Law["holds"]>[0]["policy"]["document"]) =>
  attribution === "declared" && forms.every((form) => (form.attribution ?? "declared") === "declared")

/**
 * U9: only states that count, count; all else is as if it were not there. A record of another year that was cut says so, and
 * what is under review changes nothing but that the year is told apart from a fail where it would pass with it.
 */
export const onlyCounting: Law = {
  id: "U9",
  rules: ["CMP-02", "AUD-02"],
  title: "only states that count, count",
  statement: {
    zh: "只有审核通过、审验未判不合格、计入本年度的学时才计；其余记录有无都一样，且各自说明原因",
    en: "only approved hours of the year count; without the other records the result is the same, and each says why"
  },
  holds: (one, judge) => {
    const { policy, question, records, year } = one
    const verdict = verdictOf(one, judge)
    const declaredYear = byDeclaredYear(policy.document)
    const explained = paired(records, verdict.contributions).every(([record, { counted, parts, reductions }]) => {
      const why = notCounting(policy, record, question)
      if (why !== undefined)
        return counted === 0 && reductions.every((one) => one.why === why && one.hours === record.declared)
      if (reductions.some((one) => states.has(one.why))) return false
      if (!declaredYear) return true
      const elsewhere = record.creditYear !== year
      return parts.every((part) => (part.year ?? year) === record.creditYear) && (elsewhere || !isElsewhere(reductions))
    })
    const counting = records.filter((record) => notCounting(policy, record, question) === undefined)
    const { contributions: _, ...result } = verdict
    const { contributions: __, ...without } = judged({ ...one, records: counting }, judge)
    const outcome = result.outcome === "pending" ? "fail" : result.outcome
    return explained && same({ ...result, outcome }, without)
  }
}

/** U9: it is pending where it is no pass yet and would be one if all that is under review were approved as declared, and only there. */
export const hoping: Law = {
  id: "U9",
  rules: ["CMP-03"],
  title: "pending is what approval would make a pass",
  statement: {
    zh: "审核中的学时全部按申报通过后才合格的，结论为“待审核”；否则不是",
    en: "the outcome is pending where approving all that is under review, as declared, would make it a pass, and only there"
  },
  holds: (one, judge) => {
    const { policy, question: { asOf } = {}, records } = one
    const { outcome } = verdictOf(one, judge)
    if (asOf !== undefined || (outcome !== "fail" && outcome !== "pending"))
      return outcome !== "pending" || asOf !== undefined
    if (policy.counts.has("pending")) return outcome === "fail"
    const granted = records.map((record) =>
      record.standing === "pending" ? { ...record, standing: "approved" as const, recognised: record.declared } : record
    )
    return (outcome === "pending") === ["pass", "deemed"].includes(judged({ ...one, records: granted }, judge).outcome)
  }
}

const isElsewhere = (reductions: ReadonlyArray<{ readonly why: string }>): boolean =>
  reductions.some(({ why }) => why === "otherYear")

/** U4: one activity is counted once, and what is no duplicate is not called one. */
export const once: Law = {
  id: "U4",
  rules: ["DEC-10"],
  title: "one activity is counted once",
  statement: {
    zh: "同一活动只计一次，不论以何种方式、计入哪一年度申报",
    en: "one activity counts once, whatever route or year it came by"
  },
  holds: (one, judge) => {
    const { policy, question, records } = one
    const counted = new Set<string>()
    const byId = new Map(records.map((record) => [record.id, record]))
    return paired(records, verdictOf(one, judge).contributions).every(([record, contribution]) => {
      const twice = contribution.reductions.find(({ why }) => why === "duplicate")
      if (twice?.why === "duplicate") {
        const first = byId.get(twice.of)
        if (first === undefined || first === record || contribution.counted > 0) return false
        return notCounting(policy, first, question) === undefined && first.identity === record.identity
      }
      if (record.identity === null || contribution.counted === 0) return true
      const again = counted.has(record.identity)
      counted.add(record.identity)
      return !again
    })
  }
}
