import { type Day, formatDay } from "../kernel/Day.ts"
import type { Facts } from "../policy/Facts.ts"
import type { Person } from "./Professional.ts"

/**
 * CMP-01: what a policy document may ask of a person, under these names: `series`, `level` and `qualification` of the title,
 * since the day that it took effect (`level` is `none` for who has no title); the dates `titledSince`, `appointedOn`, `birth` and
 * `graduatedOn`; `sex`, `education`, `degree`, `postDoc` (`true` or `false`) and `occupation`. What the person has not given
 * is not known, so no condition on it holds.
 */
export const factsOf = ({
  birth,
  degree,
  education,
  graduatedOn,
  occupation,
  postDoc,
  sex,
  title
}: Omit<Person, "document" | "name" | "mobile" | "email" | "school" | "major">): Facts => {
  const since = (value: string, from: Day) => [{ value, from }] as const
  return {
    birth: formatDay(birth),
    degree,
    education,
    graduatedOn: formatDay(graduatedOn),
    postDoc: String(postDoc),
    sex,
    ...(occupation !== undefined && { occupation }),
    ...(title === null
      ? { level: "none" }
      : {
          series: since(title.series, title.effectiveOn),
          level: since(title.level, title.effectiveOn),
          qualification: since(title.qualification, title.effectiveOn),
          titledSince: formatDay(title.effectiveOn),
          ...(title.appointedOn !== undefined && { appointedOn: formatDay(title.appointedOn) })
        })
  }
}
