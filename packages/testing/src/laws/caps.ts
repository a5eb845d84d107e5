import type { Cap, Contribution, LearningRecord } from "@xueshi/core"
import type { Law } from "./Law.ts"
import { paired, sum } from "./sums.ts"

/** The hours of one record that a cap speaks of, read from its parts. */
const under = (cap: Cap, [{ form }, { parts }]: readonly [LearningRecord, Contribution]): number =>
  cap.forms !== undefined && !cap.forms.includes(form)
    ? 0
    : sum(parts.filter(({ subject }) => cap.subjects?.includes(subject) ?? true).map(({ hours }) => hours))

const droppedBy = ({ reductions }: Contribution, which: (cap: Cap) => boolean): number =>
  sum(reductions.map((one) => (one.why === "cap" && which(one.cap) ? one.hours : 0)))

/** U6: caps bind, and drop no more than they must. */
export const capped: Law = {
  id: "U6",
  rules: ["CMP-04"],
  title: "caps bind",
  statement: {
    zh: "按各部分重新计算，任何上限都未被超过；凡因上限未计的，该上限确已用满",
    en: "recomputed from the parts no cap is passed; and where a cap dropped hours, it was full"
  },
  holds: ({ policy, records, year }, judge) => {
    const all = paired(records, judge(policy, year, records).contributions)
    const bounds = (cap: Cap, group: typeof all): boolean => {
      const used = sum(group.map((one) => under(cap, one)))
      const contributions = group.map(([, contribution]) => contribution)
      const dropped = sum(contributions.map((one) => droppedBy(one, ({ code }) => code === cap.code)))
      // What other caps took from the same records may have been within this one before.
      const concerned = group.filter(([{ form }]) => cap.forms?.includes(form) ?? true).map(([, one]) => one)
      const elsewhere = sum(concerned.map((one) => droppedBy(one, ({ code }) => code !== cap.code)))
      return used <= cap.atMost && (dropped === 0 || used + elsewhere >= cap.atMost)
    }
    return policy.document.caps.every((cap) =>
      cap.per === "record" ? all.every((one) => bounds(cap, [one])) : bounds(cap, all)
    )
  }
}
