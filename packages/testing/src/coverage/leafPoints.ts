import { hours, type Leaf, type LeafFinding, type Policy } from "@xueshi/core"
import { type Judged, type Path, type Point, pointAt } from "./Point.ts"
import { leafPlacesOf } from "./places.ts"

/** How far a leaf is from its threshold, on the side that misses it; 0 and less where it is met. */
const lackOf = ({ counted, leaf, required }: LeafFinding): number =>
  leaf.atLeast === undefined ? counted - required : required - counted

/** The least that can lie between what counts and what is asked. */
const stepOf = ({ document: { granularity, rounding } }: Policy, { counting }: Leaf): number =>
  Math.max(counting === "records" ? hours(1) : granularity, rounding?.step ?? 0)

const sidesOf = (policy: Policy, leaf: Leaf, path: Path): ReadonlyArray<Point> => {
  const { en, zh } = leaf.name
  const step = stepOf(policy, leaf)
  const found =
    (holds: (finding: LeafFinding) => boolean) =>
    ({ verdict }: Judged) =>
      verdict.leaves.some((finding) => finding.leaf.leaf === leaf.leaf && holds(finding))
  const least = leaf.atLeast !== undefined
  const [beyondZh, beyondEn] = least
    ? ["比要求少一个最小单位", "one step below"]
    : ["比限额多一个最小单位", "one step above"]
  const points = [
    pointAt(
      path,
      "met",
      { zh: `“${zh}”达到`, en: `"${en}" is met` },
      { zh: `写一个“${zh}”达到的用例`, en: `write a case that meets "${en}"` },
      found(({ state }) => state === "met")
    ),
    pointAt(
      path,
      "missed",
      { zh: `“${zh}”未达到`, en: `"${en}" is missed` },
      { zh: `写一个“${zh}”未达到的用例`, en: `write a case that misses "${en}"` },
      found(({ state }) => state === "missed")
    ),
    pointAt(
      path,
      "exactly",
      { zh: `“${zh}”恰好等于所要求的数`, en: `"${en}" is exactly at its threshold` },
      { zh: `写一个“${zh}”恰好等于所要求的数的用例`, en: `write a case in which "${en}" counts exactly what is asked` },
      found((finding) => finding.state === "met" && lackOf(finding) === 0)
    ),
    pointAt(
      path,
      "one step off",
      { zh: `“${zh}”${beyondZh}`, en: `"${en}" is ${beyondEn} its threshold` },
      { zh: `写一个“${zh}”${beyondZh}的用例`, en: `write a case in which "${en}" counts ${beyondEn} what is asked` },
      found((finding) => {
        const { state } = finding
        return (state === "missed" || state === "notDue") && lackOf(finding) > 0 && lackOf(finding) <= step
      })
    )
  ]
  if (typeof leaf.period !== "object" || !("cycle" in leaf.period)) return points
  return [
    ...points,
    pointAt(
      path,
      "not due",
      { zh: `“${zh}”尚未到期`, en: `"${en}" is not due yet` },
      {
        zh: `写一个周期最后一年之前、“${zh}”还没有达到的用例`,
        en: `write a case before the cycle's last year in which "${en}" is not met yet`
      },
      found(({ state }) => state === "notDue")
    )
  ]
}

/** Both sides of every leaf's threshold, and the last steps to it. */
export const leafPoints = (policy: Policy): ReadonlyArray<Point> =>
  leafPlacesOf(policy.document.requirement).flatMap(({ leaf, path }) => sidesOf(policy, leaf, path))
