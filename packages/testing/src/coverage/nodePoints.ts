import type { LeafState, Policy, Requirement, Text } from "@xueshi/core"
import { type Path, type Point, pointAt } from "./Point.ts"
import { type Place, placesOf } from "./places.ts"

const inWords = (node: Requirement): Text => {
  if ("allOf" in node) return { zh: "都要满足的各项", en: "all of the parts" }
  if ("anyOf" in node) return { zh: "满足其一即可的各项", en: "any of the parts" }
  if ("several" in node) return { zh: `至少满足 ${node.several} 项的各项`, en: `at least ${node.several} of the parts` }
  if ("eachYear" in node) return { zh: "逐年的要求", en: "the demand of each year" }
  if ("consecutive" in node)
    return { zh: `连续 ${node.consecutive} 年的要求`, en: `the demand of ${node.consecutive} years in a row` }
  return { zh: "每隔几个周期的要求", en: "the demand of certain cycles" }
}

/** Whether what a node asks can be due later than in the year judged. */
const canBeLater = (node: Requirement): boolean =>
  "every" in node || ("in" in node && typeof node.in === "object" && "cycle" in node.in)

const ways: Readonly<Record<"met" | "missed" | "notDue", Text>> = {
  met: { zh: "满足", en: "met" },
  missed: { zh: "不满足", en: "missed" },
  notDue: { zh: "尚未到期", en: "not due yet" }
}

const sideOf = (node: Requirement, path: Path, state: LeafState & keyof typeof ways): Point => {
  const [what, how] = [inWords(node), ways[state]]
  return pointAt(
    path,
    state === "notDue" ? "not due" : state,
    { zh: `${what.zh}：${how.zh}`, en: `${what.en}: ${how.en}` },
    { zh: `写一个“${what.zh}”${how.zh}的用例`, en: `write a case in which ${what.en} come out as ${how.en}` },
    ({ states }) => states.get(node)?.has(state) ?? false
  )
}

const sidesOf = ({ node, path }: Place): ReadonlyArray<Point> => {
  if ("leaf" in node) return []
  const sides = canBeLater(node) ? (["met", "missed", "notDue"] as const) : (["met", "missed"] as const)
  return sides.map((state) => sideOf(node, path, state))
}

/** Every node of the requirement, met and missed. */
export const nodePoints = ({ document }: Policy): ReadonlyArray<Point> =>
  placesOf(document.requirement).flatMap(sidesOf)
