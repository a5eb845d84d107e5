import type { CapPeriod, Period } from "../document/Period.ts"
import type { Requirement } from "../document/Requirement.ts"
import type { CompiledNode, Policy } from "../Policy.ts"
import type { PolicyDocument } from "../PolicyDocument.ts"

/** The tree of a requirement, its leaves by their places in the document's order. */
export const compileNode = (requirement: Requirement): CompiledNode => {
  let next = 0
  const build = (node: Requirement): CompiledNode => {
    if ("leaf" in node) return { node: "leaf", leaf: next++, advisory: node.advisory === true }
    if ("allOf" in node) return { node: "allOf", need: node.allOf.length, parts: node.allOf.map(build) }
    if ("anyOf" in node) return { node: "anyOf", need: 1, parts: node.anyOf.map(build) }
    if ("several" in node) return { node: "several", need: node.several, parts: node.of.map(build) }
    if ("every" in node) return { node: "every", requirement: node, of: build(node.of) }
    return { node: "years", requirement: node, of: build("eachYear" in node ? node.eachYear : node.of) }
  }
  return build(requirement)
}

/** Whether a requirement asks about the year judged alone. */
export const isPlainNode = (node: Requirement): boolean => {
  if ("leaf" in node) return true
  if ("allOf" in node) return node.allOf.every(isPlainNode)
  if ("anyOf" in node) return node.anyOf.every(isPlainNode)
  return "several" in node && node.of.every(isPlainNode)
}

type Reach = Policy["reach"]
const here: Reach = { back: 0, ahead: 0 }
const wider = (a: Reach, b: Reach): Reach => ({ back: Math.max(a.back, b.back), ahead: Math.max(a.ahead, b.ahead) })
const further = (a: Reach, b: Reach): Reach => ({ back: a.back + b.back, ahead: a.ahead + b.ahead })

const reachOfPeriod = (period: Period | CapPeriod): Reach => {
  if (period === "ever") return { back: Number.POSITIVE_INFINITY, ahead: 0 }
  if (typeof period === "string") return here
  if ("rolling" in period) return { back: period.rolling - 1, ahead: 0 }
  if ("cycle" in period) return { back: period.cycle - 1, ahead: period.cycle - 1 }
  const years = Math.ceil(period.months / 12) + 1
  // A date that is known of the person may lie in any year.
  return period.endingAt === undefined ? { back: years, ahead: 0 } : { back: Number.POSITIVE_INFINITY, ahead: 300 }
}

const reachOfNode = (node: Requirement): Reach => {
  if ("leaf" in node) return reachOfPeriod(node.period ?? "year")
  if ("allOf" in node) return node.allOf.map(reachOfNode).reduce(wider, here)
  if ("anyOf" in node) return node.anyOf.map(reachOfNode).reduce(wider, here)
  if ("several" in node) return node.of.map(reachOfNode).reduce(wider, here)
  if ("every" in node) return reachOfNode(node.of)
  return further(reachOfPeriod(node.in), reachOfNode("eachYear" in node ? node.eachYear : node.of))
}

/** How far from the year judged a document looks. Carried hours depend on every year before. */
export const reachOf = ({ caps, carries = [], requirement }: PolicyDocument): Reach => {
  const ahead = carries.map(({ direction, years }) => (direction === "back" ? years : 0))
  const carrying: Reach = carries.length === 0 ? here : { back: Number.POSITIVE_INFINITY, ahead: Math.max(...ahead) }
  return wider(
    carrying,
    further(reachOfNode(requirement), caps.map(({ per }) => reachOfPeriod(per)).reduce(wider, here))
  )
}
