import type { Contribution, LearningRecord, Verdict } from "@xueshi/core"
import { Equal } from "effect"
import type { Law } from "./Law.ts"

/** U1: the same question has the same answer, and asking changes nothing. */
export const deterministic: Law = {
  id: "U1",
  rules: ["CMP-04"],
  title: "deterministic",
  statement: {
    zh: "同样的记录、同样的政策，每次得出同样的结论，且不改动记录",
    en: "the same records under the same policy give the same verdict each time, and are not touched"
  },
  holds: ({ policy, records, year }, judge) => {
    const before = JSON.stringify(records)
    const first = JSON.stringify(judge(policy, year, records))
    return JSON.stringify(judge(policy, year, records)) === first && JSON.stringify(records) === before
  }
}

const contentOf = ({ id: _, ...content }: LearningRecord): string => JSON.stringify(Object.entries(content).toSorted())

/** What a verdict says once records go by their content: identical ones are interchangeable. */
export const byContent = (verdict: Verdict, records: ReadonlyArray<LearningRecord>): unknown => {
  const content = new Map(records.map((record) => [record.id, contentOf(record)]))
  const said = ({ record, reductions, ...rest }: Contribution) =>
    JSON.stringify([
      content.get(record),
      rest,
      reductions.map((one) => (one.why === "duplicate" ? { ...one, of: content.get(one.of) } : one))
    ])
  return { ...verdict, contributions: verdict.contributions.map(said).toSorted() }
}

/** The same records in other orders: backwards, the halves swapped, the odd ones first. */
const otherOrders = <A>(list: ReadonlyArray<A>): ReadonlyArray<ReadonlyArray<A>> => {
  const half = list.length >> 1
  return [
    list.toReversed(),
    [...list.slice(half), ...list.slice(0, half)],
    [...list.filter((_, index) => index % 2 === 1), ...list.filter((_, index) => index % 2 === 0)]
  ]
}

/** U2: the order of records does not matter. */
export const orderless: Law = {
  id: "U2",
  rules: ["CMP-04"],
  title: "the order of records does not matter",
  statement: {
    zh: "记录的先后次序不影响结论；完全相同的记录可以互换",
    en: "the order of records changes nothing; identical records are interchangeable"
  },
  holds: ({ policy, records, year }, judge) => {
    const expected = byContent(judge(policy, year, records), records)
    return otherOrders(records).every((order) => Equal.equals(byContent(judge(policy, year, order), order), expected))
  }
}

/** U26: ids are names and nothing else. */
export const nameless: Law = {
  id: "U26",
  rules: ["CMP-04"],
  title: "renaming ids changes nothing",
  statement: {
    zh: "更换记录编号，结论只有编号不同",
    en: "records under other ids get the same verdict under those ids"
  },
  holds: ({ policy, records, year }, judge) => {
    const names = records.map(({ id }) => id).toSorted()
    const renamed = new Map(names.map((id, index) => [id, `x${String(names.length - index).padStart(4, "0")}`]))
    const other = records.map((record) => ({ ...record, id: renamed.get(record.id) as string }))
    const verdict = judge(policy, year, records)
    const expected = {
      ...verdict,
      contributions: verdict.contributions.map((one) => ({
        ...one,
        record: renamed.get(one.record),
        reductions: one.reductions.map((reduction) =>
          reduction.why === "duplicate" ? { ...reduction, of: renamed.get(reduction.of) } : reduction
        )
      }))
    }
    return Equal.equals(judge(policy, year, other), expected as Verdict)
  }
}
