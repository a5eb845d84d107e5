import type { Column, SheetForm } from "@xueshi/core"
import type { Worksheet } from "exceljs"
import { defaultLimits } from "../Limits.ts"
import { escapeText } from "./escapeText.ts"
import { optionsName } from "./sheetName.ts"
import { textStyle } from "./styles.ts"
import type { Workbook } from "./Workbook.ts"

const lastRow = defaultLimits.rows + 1

const letter = (column: number): string =>
  column > 26
    ? `${letter(Math.floor((column - 1) / 26))}${letter(((column - 1) % 26) + 1)}`
    : String.fromCharCode(64 + column)

/** The columns that offer values, each with its place in the form's sheet, from 1. */
const offering = (form: SheetForm): ReadonlyArray<{ readonly at: number; readonly options: ReadonlyArray<string> }> =>
  form.columns.flatMap(({ options }: Column, index) =>
    options === undefined || options.length === 0 ? [] : [{ at: index + 1, options }]
  )

/** exceljs has this collection on every sheet but not in its types. */
interface Validated {
  readonly dataValidations: { add(range: string, validation: object): void }
}

/**
 * Gives the form's sheet its drop-down lists. They refer to the hidden sheet of options, because a list written into
 * the rule itself holds 255 characters and no comma.
 */
export const addDropDowns = (sheet: Worksheet, form: SheetForm): void => {
  const { dataValidations } = sheet as unknown as Validated
  for (const [index, { at, options }] of offering(form).entries())
    dataValidations.add(`${letter(at)}2:${letter(at)}${lastRow}`, {
      type: "list",
      allowBlank: true,
      formulae: [`'${optionsName}'!$${letter(index + 1)}$1:$${letter(index + 1)}$${options.length}`],
      showErrorMessage: true,
      errorStyle: "stop",
      errorTitle: "填写有误",
      error: "请从下拉列表中选择"
    })
}

/** Writes the hidden sheet of options: one column for each column of the form that offers any. */
export const addOptionsSheet = (workbook: Workbook, form: SheetForm): void => {
  const lists = offering(form)
  if (lists.length === 0) return
  const sheet = workbook.addWorksheet(optionsName, { state: "hidden" })
  sheet.columns = lists.map(() => ({ style: textStyle }))
  const longest = Math.max(...lists.map(({ options }) => options.length))
  for (let row = 0; row < longest; row += 1)
    sheet.addRow(lists.map(({ options }) => escapeText(options[row] ?? "") || null)).commit()
  sheet.commit()
}
