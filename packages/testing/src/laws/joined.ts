import type { LeafState, NodeFinding, Period, Requirement } from "@xueshi/core"
import { verdictOf } from "../Case.ts"
import { type Reading, readingOf } from "../reading/Reading.ts"
import { anchorOf, cycleStart, isDueIn, timeOf } from "../reading/timeOf.ts"
import type { Law } from "./Law.ts"
import { same } from "./same.ts"

/** What is expected of a node: its name, what is needed, its parts with their years, and the state that they come to. */
interface Expected {
  readonly node: Exclude<NodeFinding, number>["node"]
  readonly need?: number
  readonly due?: { readonly year: number; readonly next: number }
  readonly parts: ReadonlyArray<readonly [Requirement, year: number]>
  readonly state: (parts: ReadonlyArray<LeafState | undefined>) => LeafState
}

const best: ReadonlyArray<LeafState> = ["met", "deemed", "exempt", "notDue"]

/** What at least so many of some states come to. */
const atLeast = (need: number, states: ReadonlyArray<LeafState>): LeafState => {
  const wanted = Math.min(need, states.length)
  const fine = states.filter((state) => best.includes(state)).length
  if (fine >= wanted) return best.find((state) => states.includes(state)) ?? "exempt"
  return fine + states.filter((state) => state === "undefined").length >= wanted ? "undefined" : "missed"
}

const decisive = (parts: ReadonlyArray<LeafState | undefined>) => parts.filter((state) => state !== undefined)

const inYear = (parts: ReadonlyArray<Requirement>, year: number) => parts.map((part) => [part, year] as const)

/** The years of a period in which the document is in force, and whether the last of them is over. */
const yearsOf = (reading: Reading, period: Period, year: number) => {
  const time = timeOf(reading, period, year)
  if (time === undefined) return undefined
  const from = Math.max(time.years[0], reading.one.policy.document.inForce.from)
  const count = Math.max(0, time.years[1] - from + 1)
  return { due: isDueIn(period, time, year), years: Array.from({ length: count }, (_, later) => from + later) }
}

const expectedOf = (reading: Reading, node: Exclude<Requirement, { leaf: string }>, year: number): Expected => {
  if ("allOf" in node)
    return {
      node: "allOf",
      parts: inYear(node.allOf, year),
      state: (parts) => atLeast(parts.length, decisive(parts))
    }
  if ("anyOf" in node)
    return { node: "anyOf", parts: inYear(node.anyOf, year), state: (parts) => atLeast(1, decisive(parts)) }
  if ("several" in node)
    return {
      node: "several",
      need: node.several,
      parts: inYear(node.of, year),
      state: (parts) => atLeast(node.several, decisive(parts))
    }
  if ("every" in node) {
    const { anchoredAt, cycle = 1, every } = node
    const [anchor, start] = [anchorOf(reading, node), cycleStart(reading, { anchoredAt, cycle }, year)]
    const ends = Array.from({ length: cycle * every }, (_, later) => year + later)
    const next = ends.find((end) => (end + 1 - (anchor ?? 0)) % (cycle * every) === 0) ?? year
    const due = start === undefined ? undefined : next === year
    return {
      node: "every",
      ...(start === undefined ? {} : { due: { year, next } }),
      parts: [[node.of, year]],
      state: ([inner]) => (due === undefined ? "undefined" : due ? (inner ?? "exempt") : "notDue")
    }
  }
  const span = yearsOf(reading, node.in, year)
  const unlessLater = (state: LeafState): LeafState => (state === "missed" && span?.due === false ? "notDue" : state)
  const parts = (of: Requirement) => (span?.years ?? []).map((one) => [of, one] as const)
  if ("eachYear" in node)
    return {
      node: "eachYear",
      parts: parts(node.eachYear),
      state: (states) => (span === undefined ? "undefined" : unlessLater(atLeast(states.length, decisive(states))))
    }
  const { consecutive } = node
  return {
    node: "consecutive",
    ...(span === undefined ? {} : { need: consecutive }),
    parts: parts(node.of),
    state: (states) => {
      if (span === undefined) return "undefined"
      const rows = states
        .map((_, first) => states.slice(first, first + consecutive))
        .filter(({ length }) => length === consecutive)
      const runs = rows.map((row) =>
        atLeast(
          consecutive,
          row.map((state) => state ?? "exempt")
        )
      )
      return unlessLater(runs.length === 0 ? "missed" : atLeast(1, runs))
    }
  }
}

/** U13: alternatives, years and cycles are joined as the document says. */
export const joined: Law = {
  id: "U13",
  rules: ["CMP-03"],
  title: "the demands are joined as the document joins them",
  statement: {
    zh: "另行从文件读出：哪些要求同时满足、择一、逐年、连续或每隔几个周期考核，与结论一致",
    en: "read from the document: what is asked together, instead, in each year, in a row or every few cycles"
  },
  holds: (one, judge) => {
    const verdict = verdictOf(one, judge)
    const reading = readingOf(one)
    let right = true
    /** The state of a node; none, where it only advises. */
    const read = (requirement: Requirement, found: NodeFinding | undefined, year: number): LeafState | undefined => {
      if ("leaf" in requirement) {
        const finding = typeof found === "number" ? verdict.leaves[found] : undefined
        right &&= finding?.leaf.leaf === requirement.leaf && (finding.year ?? one.year) === year
        return requirement.advisory ? undefined : finding?.state
      }
      const { due, need, node, parts, state } = expectedOf(reading, requirement, year)
      if (typeof found !== "object") {
        right = false
        return undefined
      }
      const states = parts.map(([part, of], at) => read(part, found.parts[at], of))
      const expected = state(states)
      const isNone = parts.length > 0 && decisive(states).length === 0
      right &&= found.node === node && found.need === need && found.parts.length === parts.length
      right &&= found.state === expected && same(found.due, due)
      return isNone && node !== "consecutive" && expected === "exempt" ? undefined : expected
    }
    read(one.policy.document.requirement, verdict.requirement, one.year)
    return right
  }
}
