import type { Column, SheetForm } from "@xueshi/core"
import type { Worksheet } from "exceljs"
import { escapeText } from "./escapeText.ts"
import { addDropDowns } from "./optionsSheet.ts"
import { sheetName } from "./sheetName.ts"
import { optionalHeading, requiredHeading, textStyle } from "./styles.ts"
import type { Workbook } from "./Workbook.ts"

/** CJK letters are twice as wide as Latin ones. */
const widthOf = (text: string): number => [...text].reduce((sum, one) => sum + (one > "\u2E7F" ? 2 : 1), 0)

const columnWidth = ({ example = "", heading, options = [] }: Column): number =>
  Math.min(Math.max(...[`${heading}*`, example, ...options.slice(0, 100)].map(widthOf), 8) + 3, 40)

const headingNote = ({ example, note, required }: Column): string =>
  [required ? "必填" : "选填", note, example && `示例：${example}`].filter(Boolean).join("\n")

/**
 * Opens the form's own sheet, headings written: required ones with a star and another colour, a note at each, the row
 * frozen, every column text, drop-down lists. `last` is the heading of
 * one more column at the end.
 */
export const openFormSheet = (workbook: Workbook, form: SheetForm, last?: string): Worksheet => {
  const sheet = workbook.addWorksheet(sheetName(form.name), { views: [{ state: "frozen", ySplit: 1 }] })
  const widths = [...form.columns.map(columnWidth), ...(last === undefined ? [] : [60])]
  sheet.columns = widths.map((width) => ({ width, style: textStyle }))
  const headings = form.columns.map(({ heading, required }) => escapeText(required ? `${heading}*` : heading))
  const row = sheet.addRow(last === undefined ? headings : [...headings, last])
  for (const [index, column] of form.columns.entries()) {
    const cell = row.getCell(index + 1)
    cell.style = column.required ? requiredHeading : optionalHeading
    cell.note = escapeText(headingNote(column))
  }
  if (last !== undefined) row.getCell(widths.length).style = optionalHeading
  row.commit()
  addDropDowns(sheet, form)
  return sheet
}
