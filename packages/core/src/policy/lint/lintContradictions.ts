import { formatHours } from "../../kernel/Hours.ts"
import type { Leaf, Requirement } from "../document/Requirement.ts"
import type { Lint, Path } from "./Lint.ts"
import type { Scope } from "./lintLeaves.ts"
import { isWithin } from "./Meant.ts"

/** The leaves that must all be met in one and the same year. */
const together = (node: Requirement): ReadonlyArray<Leaf> => {
  if ("leaf" in node) return node.advisory === true || node.when !== undefined ? [] : [node]
  return "allOf" in node ? node.allOf.flatMap(together) : []
}

/** Of some hours at least so many are asked for, and of what they are among at most fewer. */
export const lintContradictions = (lint: Lint, { demands, meant }: Scope): void => {
  const places = new Map(lint.leaves.map(({ leaf }, index) => [leaf, index]))
  const carried = new Set((lint.document.carries ?? []).flatMap(({ to }) => to))
  const asked = together(lint.document.requirement).flatMap((leaf) => {
    const place = places.get(leaf.leaf) as number
    const [hours, what] = [demands.fixed(leaf.leaf), meant[place]]
    const { counting = "hours", period = "year" } = leaf
    if (hours === undefined || what === undefined || lint.policy.leaves[place]?.adjustments.length !== 0) return []
    if (carried.has(leaf.leaf)) return []
    return [{ leaf, place, hours, what, measure: JSON.stringify([counting, period]) }]
  })
  for (const least of asked.filter(({ leaf }) => leaf.atLeast !== undefined)) {
    const most = asked.find(
      ({ hours, leaf, measure, what }) =>
        leaf.atMost !== undefined && hours < least.hours && measure === least.measure && isWithin(least.what, what)
    )
    if (most === undefined) continue
    const { en, zh } = most.leaf.name
    lint.error(
      "LeavesContradict",
      [...(lint.leafPaths[least.place] as Path), "atLeast"],
      {
        zh: `至少 ${formatHours(least.hours)}，而“${zh}”至多 ${formatHours(most.hours)}：不能同时满足`,
        en: `at least ${formatHours(least.hours)}, and "${en}" at most ${formatHours(most.hours)}: nobody can meet both`
      },
      { zh: "核对两项的数与范围", en: "compare the numbers of both, and what they select" }
    )
  }
}
