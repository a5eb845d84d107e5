import type { Leaf, Requirement } from "@xueshi/core"
import type { Path } from "./Point.ts"

type Joined = Exclude<Requirement, Leaf>

/** The parts of a node with the steps that lead to each; one part alone, where it is asked of several years. */
export const partsOf = (node: Joined): ReadonlyArray<readonly [Requirement, Path]> => {
  const listed = (key: string, parts: ReadonlyArray<Requirement>) =>
    parts.map((part, index) => [part, [key, index]] as const)
  if ("allOf" in node) return listed("allOf", node.allOf)
  if ("anyOf" in node) return listed("anyOf", node.anyOf)
  if ("several" in node) return listed("of", node.of)
  return "eachYear" in node ? [[node.eachYear, ["eachYear"]]] : [[node.of, ["of"]]]
}

/** A node of a requirement, and where it stands in the document. */
export interface Place {
  readonly node: Requirement
  readonly path: Path
}

/** Every node of a requirement, leaves included, in the document's order. */
export const placesOf = (node: Requirement, path: Path = ["requirement"]): ReadonlyArray<Place> => [
  { node, path },
  ...("leaf" in node ? [] : partsOf(node).flatMap(([part, steps]) => placesOf(part, [...path, ...steps])))
]

/** Every leaf of a requirement, and where it stands in the document. */
export const leafPlacesOf = (requirement: Requirement): ReadonlyArray<{ readonly leaf: Leaf; readonly path: Path }> =>
  placesOf(requirement).flatMap(({ node, path }) => ("leaf" in node ? [{ leaf: node, path }] : []))
