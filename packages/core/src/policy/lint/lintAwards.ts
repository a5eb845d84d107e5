import { formatHours } from "../../kernel/Hours.ts"
import type { Award, When } from "../document/Award.ts"
import type { FormDefinition } from "../FormDefinition.ts"
import type { Lint, Path } from "./Lint.ts"
import { mostOf } from "./mostOfRecord.ts"

/** More values at once, or more sets of fields in one table, than any regulation has are not looked at. */
const mostAtOnce = 64

/** The values that a row means of a field; undefined where it means whatever is written. */
const valuesOf = ({ fields, subjects }: FormDefinition, when: When, key: string): ReadonlyArray<string> | undefined => {
  const values = Object.hasOwn(when, key) ? when[key] : undefined
  if (values !== undefined) return typeof values === "string" ? [values] : values
  if (key === "subject") return subjects
  const field = fields.find((one) => one.key === key)
  return field?.required === true ? field.options : undefined
}

/** Every way in which a row's fields can be filled in, as text; undefined where they are endless or too many. */
const waysOf = (form: FormDefinition, when: When, keys: ReadonlyArray<string>): ReadonlyArray<string> | undefined => {
  let ways: ReadonlyArray<ReadonlyArray<string>> = [[]]
  for (const key of keys) {
    const values = valuesOf(form, when, key)
    if (values === undefined || ways.length * values.length > mostAtOnce) return undefined
    ways = ways.flatMap((way) => values.map((value) => [...way, value]))
  }
  return ways.map((way) => JSON.stringify(way))
}

/** A row is never reached where earlier ones with the same fields, together, fit every way in which its own can be filled in. */
const lintTable = (lint: Lint, form: FormDefinition, rows: ReadonlyArray<{ readonly when: When }>, at: Path): void => {
  const earlier = new Map<string, { readonly keys: ReadonlyArray<string>; readonly ways: Set<string> }>()
  rows.forEach(({ when }, row) => {
    const isCovered = [...earlier.values()].some(({ keys, ways }) =>
      waysOf(form, when, keys)?.every((way) => ways.has(way))
    )
    if (isCovered)
      lint.error(
        "RowNeverReached",
        [...at, "rows", row],
        { zh: "前面的行已经包括了这一行，永远用不上", en: "earlier rows cover this one: it is never reached" },
        {
          zh: "取第一行符合的：把范围小的行移到前面，或改它的值",
          en: "the first row that fits is meant: move it up, or mend its values"
        }
      )
    const keys = Object.keys(when).toSorted()
    const name = JSON.stringify(keys)
    const known = earlier.get(name) ?? { keys, ways: new Set<string>() }
    if (earlier.size < mostAtOnce) earlier.set(name, known)
    for (const way of waysOf(form, when, keys) ?? []) known.ways.add(way)
  })
}

const lintAward = (lint: Lint, form: FormDefinition, award: Award, at: Path): void => {
  if (award.award === "table") {
    lintTable(lint, form, award.rows, at)
    award.rows.forEach((row, index) => {
      if ("award" in row) lintAward(lint, form, row.award, [...at, "rows", index, "award"])
    })
  } else if (award.award === "sum" || award.award === "highest")
    award.of.forEach((one, index) => lintAward(lint, form, one, [...at, "of", index]))
  else if (award.award === "times") lintAward(lint, form, award.of, [...at, "of"])
}

/** Rows of awards that are never reached, and awards of more than can be typed in. */
export const lintAwards = (lint: Lint): void =>
  lint.document.forms.forEach((form, index) => {
    const at = ["forms", index]
    lintAward(lint, form, form.conversion, [...at, "conversion"])
    const most = mostOf(form.conversion)
    if (form.recordedBySystem || most === Number.POSITIVE_INFINITY || most <= form.inputLimit) return
    lint.warning(
      "AwardAboveLimit",
      [...at, "inputLimit"],
      {
        zh: `折算最多 ${formatHours(most)}，每次却只能填 ${formatHours(form.inputLimit)}`,
        en: `the award gives up to ${formatHours(most)}, and ${formatHours(form.inputLimit)} can be typed in`
      },
      { zh: "把 inputLimit 改大，或核对折算", en: "raise inputLimit, or look at the award" }
    )
  })
