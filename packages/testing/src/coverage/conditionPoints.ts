import { type Policy, tellCondition } from "@xueshi/core"
import { type ConditionPlace, conditionsOf } from "./conditions.ts"
import { type Point, pointAt } from "./Point.ts"

/** What `not` says is told by what it denies, and years by their first and last one. */
const isToldElsewhere = ({ condition }: ConditionPlace): boolean => "not" in condition || "years" in condition

/** Every condition, and every part of one, that held and that did not. */
export const conditionPoints = (policy: Policy): ReadonlyArray<Point> =>
  conditionsOf(policy)
    .filter((place) => !isToldElsewhere(place))
    .flatMap(({ condition, over, path }) => {
      const { en, zh } = tellCondition(policy.document, condition, over)
      return [true, false].map((held) =>
        pointAt(
          path,
          String(held),
          { zh: `${held ? "符合" : "不符合"}：${zh}`, en: `${held ? "holds" : "does not hold"}: ${en}` },
          {
            zh: `写一个${held ? "符合" : "不符合"}“${zh}”的用例`,
            en: `write a case in which this ${held ? "holds" : "does not hold"}: ${en}`
          },
          ({ seen }) => seen.get(condition)?.has(held) ?? false
        )
      )
    })
