import type { Cap, Policy } from "@xueshi/core"
import { type Judged, type Point, pointAt } from "./Point.ts"

const bites = ({ verdict }: Judged, cap: Cap): boolean =>
  verdict.contributions.some(
    ({ parts, reductions }) =>
      reductions.some((one) => one.why === "cap" && one.cap.code === cap.code) ||
      parts.some(({ spilledBy }) => spilledBy === cap.code)
  )

/** Whether hours that the cap is about were counted. */
const isMet = ({ policy, records, verdict }: Judged, cap: Cap): boolean => {
  const compiled = Object.values(policy.caps)
    .flat()
    .find((one) => one.cap.code === cap.code)
  return verdict.contributions.some(({ parts }, index) => {
    const record = records[index]
    return (
      record !== undefined &&
      (compiled?.matches?.(record) ?? true) &&
      parts.some(({ subject }) => compiled?.subjects?.[policy.subjects.indexOf(subject)] ?? true)
    )
  })
}

/** Every cap, where it took something and where it had nothing to take. */
export const capPoints = ({ document }: Policy): ReadonlyArray<Point> =>
  document.caps.flatMap((cap, index) => {
    const { en, zh } = cap.name
    return [
      pointAt(
        ["caps", index],
        "bitten",
        { zh: `“${zh}”去掉了学时`, en: `"${en}" took hours` },
        { zh: `写一个超过“${zh}”的用例`, en: `write a case above "${en}"` },
        (one) => bites(one, cap)
      ),
      pointAt(
        ["caps", index],
        "not bitten",
        { zh: `没有超过“${zh}”`, en: `"${en}" had nothing to take` },
        { zh: `写一个有“${zh}”所说的记录、没有超过的用例`, en: `write a case with such records, not above "${en}"` },
        (one) => isMet(one, cap) && !bites(one, cap)
      )
    ]
  })
