import { Equal } from "effect"
import type { Law } from "./Law.ts"
import { paired } from "./sums.ts"

const states = new Set<string>(["draft", "pending", "rejected", "failed", "otherYear"])

/** U9: only approved hours of the year count; all else is as if it were not there. */
export const onlyCounting: Law = {
  id: "U9",
  rules: ["CMP-02", "AUD-02"],
  title: "only states that count, count",
  statement: {
    zh: "只有审核通过、审验未判不合格、计入本年度的学时才计；其余记录有无都一样，且各自说明原因",
    en: "only approved hours of the year count; without the other records the result is the same, and each says why"
  },
  holds: ({ policy, records, year }, judge) => {
    const verdict = judge(policy, year, records)
    const explained = paired(records, verdict.contributions).every(([record, { counted, reductions }]) => {
      const why =
        record.standing !== "approved" ? record.standing : record.creditYear !== year ? "otherYear" : undefined
      if (why === undefined) return !reductions.some((one) => states.has(one.why))
      return counted === 0 && reductions.every((one) => one.why === why && one.hours === record.declared)
    })
    const approved = records.filter(({ standing }) => standing === "approved")
    const { contributions: _, ...result } = verdict
    const { contributions: __, ...without } = judge(policy, year, approved)
    return explained && Equal.equals(result, without)
  }
}

/** U4: one activity is counted once, and what is no duplicate is not called one. */
export const once: Law = {
  id: "U4",
  rules: ["DEC-10"],
  title: "one activity is counted once",
  statement: {
    zh: "同一活动只计一次，不论以何种方式、计入哪一年度申报",
    en: "one activity counts once, whatever route or year it came by"
  },
  holds: ({ policy, records, year }, judge) => {
    const counted = new Set<string>()
    const byId = new Map(records.map((record) => [record.id, record]))
    return paired(records, judge(policy, year, records).contributions).every(([record, one]) => {
      const twice = one.reductions.find(({ why }) => why === "duplicate")
      if (twice?.why === "duplicate") {
        const first = byId.get(twice.of)
        return (
          one.counted === 0 && first?.standing === "approved" && first !== record && first.identity === record.identity
        )
      }
      if (record.identity === null || one.counted === 0) return true
      const again = counted.has(record.identity)
      counted.add(record.identity)
      return !again
    })
  }
}
