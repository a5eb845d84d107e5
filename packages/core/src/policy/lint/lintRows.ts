import type { Leaf } from "../document/Requirement.ts"
import type { Threshold } from "../document/Threshold.ts"
import { Covered } from "./Conditions.ts"
import { type Lint, type Path, yearsInWords } from "./Lint.ts"
import { otherThan, yearsOf } from "./years.ts"

/** Years in which nobody needs a leaf's amount: it is not asked of anybody, or the rule says that it does not say. */
const unasked = ({ conditions, document }: Lint, { leaf, when }: Leaf): bigint =>
  (document.adjustments ?? [])
    .filter(({ effect, leaves }) => {
      const instead = effect === "exempt" || effect === "deemed" || (typeof effect === "object" && "gap" in effect)
      return instead && (leaves?.includes(leaf) ?? true)
    })
    .reduce(
      (years, one) => years | conditions.of(one.when).certain,
      when === undefined ? 0n : otherThan(conditions.of(when).possible)
    )

const lintTable = (lint: Lint, leaf: Leaf, { rows }: Extract<Threshold, { rows: unknown }>, at: Path): void => {
  const { conditions, inForce, lookedAt } = lint
  const covered = new Covered(conditions)
  let reached = 0n
  rows.forEach(({ when, years = {} }, row) => {
    const own = yearsOf(years) & (when === undefined ? lookedAt : conditions.of(when).possible) & lookedAt
    if (own !== 0n && (own & otherThan(covered.of(when))) === 0n)
      lint.error(
        "RowNeverReached",
        [...at, "rows", row],
        { zh: "前面的行已经包括了这一行，永远用不上", en: "earlier rows cover this one: it is never reached" },
        {
          zh: "取第一行符合的：把范围小的行移到前面，或改年度与条件",
          en: "the first row that fits is meant: move it up, or mend its years or condition"
        }
      )
    reached |= own
    covered.add(when, yearsOf(years))
  })
  const asked = inForce & otherThan(unasked(lint, leaf))
  const [missing, some] = [asked & otherThan(reached), asked & reached & otherThan(covered.all)]
  if (missing !== 0n) {
    const { en, zh } = yearsInWords(missing)
    lint.error(
      "YearsMissing",
      [...at, "rows"],
      { zh: `没有一行包括 ${zh}，结论将是“无法认定”`, en: `no row covers ${en}: the verdict would be undefined` },
      {
        zh: "补一行，或改 inForce；规定确有空白的，用调整的 gap 写明",
        en: "add a row or mend inForce; where the rule has a gap, say so with an adjustment's gap"
      }
    )
  }
  if (some !== 0n) {
    const { en, zh } = yearsInWords(some)
    lint.warning(
      "OthersMissing",
      [...at, "rows"],
      {
        zh: `${zh}，各行都不符合的人，结论将是“无法认定”`,
        en: `in ${en} the verdict of whom no row fits would be undefined`
      },
      {
        zh: "补一行不带条件的；规定确实没有写其他人的，可以保留",
        en: "add a row without a condition, or leave it where the rule says nothing of the others"
      }
    )
  }
}

/** Rows that are never reached, and years or people that no row is for. */
export const lintRows = (lint: Lint): void =>
  lint.leaves.forEach((leaf, index) => {
    for (const key of ["atLeast", "atMost"] as const) {
      const threshold = leaf[key]
      if (threshold !== undefined && "rows" in threshold)
        lintTable(lint, leaf, threshold, [...(lint.leafPaths[index] as Path), key])
    }
  })
