import type { Condition, Policy } from "@xueshi/core"
import type { Path } from "./Point.ts"
import { leafPlacesOf } from "./places.ts"

/** A condition, where it stands, and whether it looks at a whole period. */
export interface ConditionPlace {
  readonly condition: Condition
  readonly path: Path
  readonly over?: "period"
}

const within = (place: ConditionPlace): ReadonlyArray<ConditionPlace> => {
  const { condition, path } = place
  const deeper = (inner: Condition, ...steps: Path) => within({ ...place, condition: inner, path: [...path, ...steps] })
  if ("not" in condition) return [place, ...deeper(condition.not, "not")]
  if ("allOf" in condition) return [place, ...condition.allOf.flatMap((one, index) => deeper(one, "allOf", index))]
  if ("anyOf" in condition) return [place, ...condition.anyOf.flatMap((one, index) => deeper(one, "anyOf", index))]
  return [place]
}

/** Every condition of a document and every part of one, in the document's order. */
export const conditionsOf = ({ document }: Policy): ReadonlyArray<ConditionPlace> => {
  const { adjustments = [], appliesTo, caps, carries = [], requirement } = document
  const at = (path: Path, condition: Condition | undefined, over?: "period"): ReadonlyArray<ConditionPlace> =>
    condition === undefined ? [] : within({ condition, path, ...(over && { over }) })
  return [
    ...at(["appliesTo"], appliesTo),
    ...leafPlacesOf(requirement).flatMap(({ leaf, path }) => [
      ...at([...path, "when"], leaf.when),
      ...(["atLeast", "atMost"] as const).flatMap((key) => {
        const threshold = leaf[key]
        const rows = threshold !== undefined && "rows" in threshold ? threshold.rows : []
        return rows.flatMap(({ when }, index) => at([...path, key, "rows", index, "when"], when))
      })
    ]),
    ...adjustments.flatMap(({ over, when }, index) => at(["adjustments", index, "when"], when, over)),
    ...caps.flatMap(({ when }, index) => at(["caps", index, "when"], when)),
    ...carries.flatMap(({ when }, index) => at(["carries", index, "when"], when))
  ]
}
