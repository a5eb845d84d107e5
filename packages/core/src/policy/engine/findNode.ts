import type { CompiledNode } from "../Policy.ts"
import type { LeafFinding, LeafState, NodeFinding } from "../Verdict.ts"
import { cycleOf } from "./cycleOf.ts"
import type { Frame } from "./Frame.ts"
import { findLeaf } from "./findLeaf.ts"
import { periodIn } from "./periodIn.ts"

/** From what satisfies best to what does not. */
const order: ReadonlyArray<LeafState> = ["met", "deemed", "exempt", "notDue", "undefined", "missed"]
const places = Object.fromEntries(order.map((state, place) => [state, place])) as Readonly<Record<LeafState, number>>

/**
 * What so many of some states come to. Of all: missed where one is, else undefined where one is; else met where anything was
 * measured, deemed where nothing was but something is taken as reached.
 */
const combined = (states: ReadonlyArray<LeafState>, need: number): LeafState => {
  if (states.length === 0) return "exempt"
  const ordered = states.map((state) => places[state])
  if (ordered.length > 1) ordered.sort((a, b) => a - b)
  const worst = order[ordered[Math.min(need, ordered.length) - 1] as number] as LeafState
  return worst === "undefined" || worst === "missed" ? worst : (order[ordered[0] as number] as LeafState)
}

/** A node's finding, and its state; none where it only advises. */
interface Found {
  readonly finding: NodeFinding
  readonly state: LeafState | undefined
}

/** Judges a node for a year. Leaves of other years than the one judged are added to `leaves`. */
export const findNode = (
  frame: Frame,
  node: CompiledNode,
  year: number,
  leaves: Array<LeafFinding>,
  known: Map<LeafFinding, number>
): Found => {
  if (node.node === "leaf") {
    const found = findLeaf(frame, node.leaf, year)
    if (year === frame.year) return { finding: node.leaf, state: node.advisory ? undefined : found.state }
    const place = known.get(found) ?? leaves.push(found) - 1
    known.set(found, place)
    return { finding: place, state: node.advisory ? undefined : found.state }
  }
  const join = (name: Exclude<NodeFinding, number>["node"], parts: ReadonlyArray<Found>, need: number): Found => {
    const states: Array<LeafState> = []
    for (const { state } of parts) if (state !== undefined) states.push(state)
    const state = combined(states, need)
    const findings = parts.map(({ finding }) => finding)
    return {
      finding:
        name === "several" ? { node: name, need, state, parts: findings } : { node: name, state, parts: findings },
      state: states.length === 0 ? undefined : state
    }
  }
  if (node.node === "every") {
    const { anchoredAt, cycle = 1, every } = node.requirement
    const at = cycleOf(frame, { anchoredAt, cycle }, year)
    const inner = findNode(frame, node.of, year, leaves, known)
    if (at === undefined)
      return { finding: { node: "every", state: "undefined", parts: [inner.finding] }, state: "undefined" }
    const cycles = Math.ceil((at.number + 1) / every) * every
    const next = at.from + (cycles - at.number) * cycle - 1
    const state = next === year ? inner.state : "notDue"
    return { finding: { node: "every", state: state ?? "exempt", due: { year, next }, parts: [inner.finding] }, state }
  }
  if (node.node === "years") {
    const { requirement } = node
    const time = periodIn(frame, requirement.in, year)
    const name = "eachYear" in requirement ? "eachYear" : "consecutive"
    if (time === undefined) return { finding: { node: name, state: "undefined", parts: [] }, state: "undefined" }
    const from = Math.max(time.from, frame.policy.document.inForce.from)
    const each = Array.from({ length: Math.max(0, time.to - from + 1) }, (_, later) =>
      findNode(frame, node.of, from + later, leaves, known)
    )
    if ("eachYear" in requirement) {
      const all = join(name, each, each.length)
      if (time.due || all.state !== "missed" || typeof all.finding === "number") return all
      return { finding: { ...all.finding, state: "notDue" }, state: "notDue" }
    }
    const need = requirement.consecutive
    const states = each.map(({ state }) => state ?? "exempt")
    const runs = states.slice(need - 1).map((_, start) => combined(states.slice(start, start + need), need))
    const state = runs.length === 0 ? "missed" : combined(runs, 1)
    const told = !time.due && state === "missed" ? "notDue" : state
    return { finding: { node: name, need, state: told, parts: each.map(({ finding }) => finding) }, state: told }
  }
  const parts = node.parts.map((part) => findNode(frame, part, year, leaves, known))
  const asked = parts.filter(({ state }) => state !== undefined).length
  return join(node.node, parts, node.node === "allOf" ? asked : node.need)
}
