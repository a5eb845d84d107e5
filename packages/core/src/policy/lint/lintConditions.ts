import type { Condition, Years } from "../document/Condition.ts"
import type { Threshold } from "../document/Threshold.ts"
import type { Lint, Path } from "./Lint.ts"
import { yearsOf } from "./years.ts"

const rowsOf = (threshold: Threshold | undefined) =>
  threshold !== undefined && "rows" in threshold ? threshold.rows : []

interface Guarded {
  readonly at: Path
  readonly when?: Condition | undefined
  readonly years?: Years | undefined
}

/** Every part of a document that is only for some people or years. */
const guardedParts = ({ document, leafPaths, leaves }: Lint): ReadonlyArray<Guarded> => [
  { at: ["appliesTo"], when: document.appliesTo },
  ...leaves.flatMap((leaf, index) => {
    const at = leafPaths[index] as Path
    const rows = (key: "atLeast" | "atMost") =>
      rowsOf(leaf[key]).map(({ when, years }, row) => ({ at: [...at, key, "rows", row], when, years }))
    return [{ at: [...at, "when"], when: leaf.when }, ...rows("atLeast"), ...rows("atMost")]
  }),
  ...document.caps.map(({ when, years }, index) => ({ at: ["caps", index], when, years })),
  ...(document.adjustments ?? []).map(({ when }, index) => ({ at: ["adjustments", index, "when"], when })),
  ...(document.carries ?? []).map(({ when }, index) => ({ at: ["carries", index, "when"], when }))
]

/** A part that is for nobody, or for years in which the document does not judge, never comes to anything. */
export const lintConditions = (lint: Lint): void => {
  const { conditions, lookedAt } = lint
  for (const { at, when, years } of guardedParts(lint)) {
    const possible = when === undefined ? lookedAt : conditions.of(when).possible
    const inYears = years === undefined ? lookedAt : yearsOf(years)
    if (possible === 0n)
      lint.error(
        "NeverHolds",
        at,
        { zh: "条件自相矛盾，永远不成立", en: "the condition contradicts itself and never holds" },
        {
          zh: "检查 not、yearsSince 与年度，或删去这一部分",
          en: "look at not, yearsSince and the years, or leave it out"
        }
      )
    else if ((possible & inYears & lookedAt) === 0n)
      lint.error(
        "OutsideInForce",
        at,
        { zh: "所写年度都不在施行年度之内，永远用不上", en: "none of its years is one in which the document judges" },
        { zh: "检查年度与 inForce，或删去这一部分", en: "compare the years with inForce, or leave it out" }
      )
  }
}
