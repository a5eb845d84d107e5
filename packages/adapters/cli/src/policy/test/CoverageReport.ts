import type { Coverage, Point } from "@xueshi/testing"
import { type Paint, plain } from "../Terminal.ts"

const isReachedIn =
  (coverage: Coverage) =>
  (point: Point): boolean =>
    coverage.count(point) > 0

export const coverageAsJson = (coverage: Coverage) => ({
  cases: coverage.cases,
  points: coverage.points.length,
  reached: coverage.points.filter(isReachedIn(coverage)).length,
  all: coverage.points.map((point) => {
    const { advice, path, side, text } = point
    const cases = coverage.count(point)
    return { path, side, cases, text, ...(cases === 0 && { advice }) }
  })
})

/** How much of a document some cases reach, and which case to write for each point that none does. */
export const coverageLines = (whose: string, coverage: Coverage, dye: Paint): ReadonlyArray<string> => {
  const { cases, points, unreached } = coverage
  const reached = points.length - unreached.length
  const mark = unreached.length === 0 ? dye("✓", "good") : dye("!", "open")
  return [
    `${mark} ${whose}：${reached}/${points.length}（${cases} 个用例 / cases）`,
    ...unreached.map(
      ({ advice, path, side }) => `  · ${plain(`${path.join(".")} [${side}] ${advice.zh} / ${advice.en}`)}`
    )
  ]
}
