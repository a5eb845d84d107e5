import {
  type Assessment,
  appliesTo,
  evaluate,
  type LeafState,
  type NodeFinding,
  type Policy,
  type Requirement
} from "@xueshi/core"
import type { Judged } from "./Point.ts"
import { partsOf } from "./places.ts"

const note = <K, V>(sets: Map<K, Set<V>>, key: K, value: V): void => {
  const known = sets.get(key)
  if (known === undefined) sets.set(key, new Set([value]))
  else known.add(value)
}

/** Notes the state of each node beside its finding; of what is asked of several years, each year's. */
const noteStates = (states: Map<Requirement, Set<LeafState>>, node: Requirement, finding: NodeFinding): void => {
  if ("leaf" in node || typeof finding === "number") return
  note(states, node, finding.state)
  const parts = partsOf(node)
  finding.parts.forEach((found, index) => {
    const [part] = parts[index] ?? parts[0] ?? []
    if (part !== undefined) noteStates(states, part, found)
  })
}

/** Judges a case and keeps what its verdict rests on, by the engine's own reading of the document. */
export const judge = (policy: Policy, one: Assessment): Judged => {
  const { question, records, year } = one
  const seen = new Map<object, Set<boolean>>()
  const watch = (part: object, held: boolean) => note(seen, part, held)
  appliesTo(policy, year, { ...question, records }, watch)
  const verdict = evaluate(policy, year, records, question, watch)
  const states = new Map<Requirement, Set<LeafState>>()
  noteStates(states, policy.document.requirement, verdict.requirement)
  const years = new Set([year, ...verdict.leaves.map((leaf) => leaf.year ?? year)])
  return { ...one, policy, verdict, seen, states, years }
}
