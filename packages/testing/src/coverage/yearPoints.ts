import type { Condition, Policy } from "@xueshi/core"
import { conditionsOf } from "./conditions.ts"
import { type Judged, type Path, type Point, pointAt } from "./Point.ts"
import { leafPlacesOf } from "./places.ts"

/** Years that a document names, and the condition that they are, where they are one. */
interface Dated {
  readonly path: Path
  readonly years: { readonly from?: number; readonly to?: number }
  readonly condition?: Condition
}

const yearPoint = (path: Path, side: string, year: number, isReached: (one: Judged) => boolean): Point =>
  pointAt(
    path,
    side,
    { zh: `认定 ${year} 年度`, en: `the year ${year} is judged` },
    { zh: `写一个 ${year} 年度的用例`, en: `write a case of ${year}` },
    isReached
  )

/** The years on both sides of a span's borders, as far as the document is in force; of a condition, where it was asked. */
const bordersOf = (
  { document: { inForce } }: Policy,
  { condition, path, years: { from, to } }: Dated
): ReadonlyArray<Point> => {
  const point = (side: string, year: number) =>
    yearPoint(
      path,
      side,
      year,
      ({ seen, years }) =>
        years.has(year) && (condition === undefined || (seen.get(condition)?.has(!side.startsWith("year")) ?? false))
    )
  return [
    ...(from !== undefined && from > inForce.from ? [point("first year", from), point("year before", from - 1)] : []),
    ...(to !== undefined && to < (inForce.to ?? Number.POSITIVE_INFINITY)
      ? [point("last year", to), point("year after", to + 1)]
      : [])
  ]
}

/** Both sides of every year that the document names. */
export const yearPoints = (policy: Policy): ReadonlyArray<Point> => {
  const { caps, inForce, requirement } = policy.document
  const judged = (side: string, year: number) =>
    yearPoint(["inForce"], side, year, ({ verdict }) => verdict.year === year)
  const dated: ReadonlyArray<Dated> = [
    ...leafPlacesOf(requirement).flatMap(({ leaf, path }) =>
      (["atLeast", "atMost"] as const).flatMap((key) => {
        const threshold = leaf[key]
        const rows = threshold !== undefined && "rows" in threshold ? threshold.rows : []
        return rows.map(({ years = {} }, index) => ({ path: [...path, key, "rows", index, "years"], years }))
      })
    ),
    ...caps.map(({ years = {} }, index) => ({ path: ["caps", index, "years"], years })),
    ...conditionsOf(policy).flatMap(({ condition, path }) =>
      "years" in condition ? [{ path: [...path, "years"], years: condition.years, condition }] : []
    )
  ]
  return [
    judged("first year", inForce.from),
    ...(inForce.to === undefined || inForce.to === inForce.from ? [] : [judged("last year", inForce.to)]),
    ...dated.flatMap((one) => bordersOf(policy, one))
  ]
}
