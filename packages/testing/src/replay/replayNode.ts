import type { ExplainedNode, LeafState } from "@xueshi/core"
import type { Replay } from "./replay.ts"
import { replayLeaf } from "./replayLeaf.ts"

/** From what satisfies best to what does not. */
const order: ReadonlyArray<LeafState> = ["met", "deemed", "exempt", "notDue", "undefined", "missed"]

/** What so many of some states come to: what the last of the best ones says, where that is no; else what the best one says. */
const combined = (states: ReadonlyArray<LeafState>, need: number): LeafState => {
  const best = states.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)).slice(0, need)
  const worst = best.at(-1) ?? "exempt"
  return worst === "undefined" || worst === "missed" ? worst : (best[0] ?? "exempt")
}

const inARow = (states: ReadonlyArray<LeafState>, need: number): LeafState => {
  const runs = states.slice(need - 1).map((_, at) => combined(states.slice(at, at + need), need))
  return runs.length === 0 ? "missed" : combined(runs, 1)
}

/** The state of a node, recomputed from its parts and compared; none where it only advises. */
export const replayNode = (replay: Replay, one: ExplainedNode): LeafState | undefined => {
  if (one.node === "leaf") {
    replayLeaf(replay, one)
    return one.advisory ? undefined : one.state
  }
  const { need, node, of, parts, state } = one
  const states = parts.map((part) => replayNode(replay, part))
  const asked = states.filter((state) => state !== undefined)
  const consecutive = node === "consecutive"
  const expected = consecutive
    ? inARow(
        states.map((state) => state ?? "exempt"),
        need
      )
    : combined(asked, need)
  // What is asked of years may not be due yet, and the date that its years hang on may not be known.
  const ofYears = consecutive || node === "eachYear" || node === "every"
  const notDue = state === "notDue" && ofYears && (node === "every" || expected === "missed")
  const undated = state === "undefined" && ofYears && (node === "every" || parts.length === 0)
  replay.check(state === expected || notDue || undated, `${node}: another state`)
  const whole = node === "anyOf" || node === "every" ? 1 : asked.length
  const free = consecutive || node === "several"
  replay.check(of === parts.length && (free || need === whole), `${node}: not every part`)
  if (consecutive || asked.length > 0) return state
  return ofYears && state !== "exempt" ? state : undefined
}
