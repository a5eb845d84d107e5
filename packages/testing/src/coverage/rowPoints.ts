import type { Award, Policy, Text } from "@xueshi/core"
import { type Path, type Point, pointAt } from "./Point.ts"
import { leafPlacesOf } from "./places.ts"

const rowPoint = (row: object, path: Path, what: Text): Point =>
  pointAt(
    path,
    "used",
    { zh: `用到${what.zh}`, en: `${what.en} is used` },
    { zh: `写一个用到${what.zh}的用例`, en: `write a case that uses ${what.en}` },
    ({ seen }) => seen.get(row)?.has(true) ?? false
  )

const awardRows = (award: Award, path: Path, name: Text): ReadonlyArray<Point> => {
  if (award.award === "table")
    return award.rows.flatMap((row, index) => {
      const values = Object.values(row.when).flat().join(" ")
      const at = [...path, "rows", index]
      const what = {
        zh: `“${name.zh}”折算表的第 ${index + 1} 行（${values}）`,
        en: `row ${index + 1} (${values}) of what "${name.en}" is worth`
      }
      return [rowPoint(row, at, what), ...("award" in row ? awardRows(row.award, [...at, "award"], name) : [])]
    })
  if (award.award === "sum" || award.award === "highest")
    return award.of.flatMap((one, index) => awardRows(one, [...path, "of", index], name))
  return award.award === "times" ? awardRows(award.of, [...path, "of"], name) : []
}

/** Every row of a threshold, and of what a form's activities are worth. */
export const rowPoints = ({ document }: Policy): ReadonlyArray<Point> => [
  ...leafPlacesOf(document.requirement).flatMap(({ leaf, path }) =>
    (["atLeast", "atMost"] as const).flatMap((key) => {
      const threshold = leaf[key]
      const rows = threshold !== undefined && "rows" in threshold ? threshold.rows : []
      return rows.map((row, index) =>
        rowPoint(row, [...path, key, "rows", index], {
          zh: `“${leaf.name.zh}”要求表的第 ${index + 1} 行`,
          en: `row ${index + 1} of what "${leaf.name.en}" asks`
        })
      )
    })
  ),
  ...document.forms.flatMap(({ conversion, name }, index) =>
    awardRows(conversion, ["forms", index, "conversion"], name)
  )
]
