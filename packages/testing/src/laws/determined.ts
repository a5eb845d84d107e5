import type { Contribution, LearningRecord, Verdict } from "@xueshi/core"
import { judged, verdictOf } from "../Case.ts"
import type { Law } from "./Law.ts"
import { same } from "./same.ts"

/** U1: the same question has the same answer, and asking changes nothing. */
export const deterministic: Law = {
  id: "U1",
  rules: ["CMP-04"],
  title: "deterministic",
  statement: {
    zh: "同样的记录、同样的政策，每次得出同样的结论，且不改动记录",
    en: "the same records under the same policy give the same verdict each time, and are not touched"
  },
  holds: (one, judge) => {
    const before = JSON.stringify([one.records, one.question])
    const first = JSON.stringify(judged(one, judge))
    return JSON.stringify(judged(one, judge)) === first && JSON.stringify([one.records, one.question]) === before
  }
}

const contents = new WeakMap<LearningRecord, string>()

/** All of a record but its id; written down once, since the same records are put in many orders. */
const contentOf = (record: LearningRecord): string => {
  const { id: _, ...content } = record
  const found = contents.get(record) ?? JSON.stringify(Object.entries(content).toSorted())
  contents.set(record, found)
  return found
}

/** What a verdict says once records go by their content: identical ones are interchangeable. */
export const byContent = (verdict: Verdict, records: ReadonlyArray<LearningRecord>): unknown => {
  const content = new Map(records.map((record) => [record.id, contentOf(record)]))
  const said = ({ record, reductions, ...rest }: Contribution) =>
    JSON.stringify([
      content.get(record),
      rest,
      reductions.map((one) => (one.why === "duplicate" ? { ...one, of: content.get(one.of) } : one))
    ])
  const leaves = verdict.leaves.map((leaf) => ({
    ...leaf,
    records: leaf.records.map((id) => content.get(id)).toSorted()
  }))
  return { ...verdict, leaves, contributions: verdict.contributions.map(said).toSorted() }
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
  holds: (one, judge) => {
    const expected = byContent(verdictOf(one, judge), one.records)
    return otherOrders(one.records).every((records) =>
      same(byContent(judged({ ...one, records }, judge), records), expected)
    )
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
  holds: (one, judge) => {
    const { records } = one
    const names = records.map(({ id }) => id).toSorted()
    const renamed = new Map(names.map((id, index) => [id, `x${String(names.length - index).padStart(4, "0")}`]))
    const other = records.map((record) => ({ ...record, id: renamed.get(record.id) as string }))
    const verdict = verdictOf(one, judge)
    const expected = {
      ...verdict,
      leaves: verdict.leaves.map((leaf) => ({ ...leaf, records: leaf.records.map((id) => renamed.get(id)) })),
      contributions: verdict.contributions.map((contribution) => ({
        ...contribution,
        record: renamed.get(contribution.record),
        reductions: contribution.reductions.map((reduction) =>
          reduction.why === "duplicate" ? { ...reduction, of: renamed.get(reduction.of) } : reduction
        )
      }))
    }
    return same(judged({ ...one, records: other }, judge), expected as Verdict)
  }
}
