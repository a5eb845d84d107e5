import type { Policy } from "@xueshi/core"
import { capPoints } from "./capPoints.ts"
import { conditionPoints } from "./conditionPoints.ts"
import { dayPoints } from "./dayPoints.ts"
import { leafPoints } from "./leafPoints.ts"
import { nodePoints } from "./nodePoints.ts"
import type { Point } from "./Point.ts"
import { rowPoints } from "./rowPoints.ts"
import { usePoints } from "./usePoints.ts"
import { yearPoints } from "./yearPoints.ts"

/** Everything in a document that a case should reach: a document is tested where its cases reach all of it. */
export const pointsOf = (policy: Policy): ReadonlyArray<Point> => [
  ...nodePoints(policy),
  ...leafPoints(policy),
  ...rowPoints(policy),
  ...conditionPoints(policy),
  ...yearPoints(policy),
  ...dayPoints(policy),
  ...capPoints(policy),
  ...usePoints(policy)
]
