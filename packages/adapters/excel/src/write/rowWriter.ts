import { once } from "node:events"
import type { Writable } from "node:stream"
import type { RefusedRow, SheetForm, SheetRow } from "@xueshi/core"
import type { Row, Worksheet } from "exceljs"
import { reasonsHeading } from "../reasonsHeading.ts"
import { escapeText } from "./escapeText.ts"
import { openFormSheet } from "./formSheet.ts"
import { addInstructionsSheet } from "./instructionsSheet.ts"
import { addOptionsSheet } from "./optionsSheet.ts"
import { wrappedText, wrongCell } from "./styles.ts"
import { Workbook, type WriteOptions } from "./Workbook.ts"

/** Rows to write, from memory or as they come. */
export type Rows<Row> = Iterable<Row> | AsyncIterable<Row>

/** Writes a whole workbook into `out`; rejects once `signal` is aborted. */
export type Fill = (out: Writable, signal: AbortSignal) => Promise<void>

const breathEvery = 100
/** exceljs holds notes in memory until the end; the last column has every reason anyway. */
const maxNotes = 5_000

const put = (sheet: Worksheet, form: SheetForm, cells: SheetRow["cells"], last: ReadonlyArray<string> = []): Row =>
  sheet.addRow(
    // Always a string and never a formula, whatever it begins with.
    [...form.columns.map(({ key }) => cells[key] ?? ""), ...last].map((text) => (text === "" ? null : escapeText(text)))
  )

const write =
  <A>(
    form: SheetForm,
    options: WriteOptions,
    rows: Rows<A>,
    last: string | undefined,
    putRow: (sheet: Worksheet, row: A) => Row
  ): Fill =>
  async (out, signal) => {
    const workbook = new Workbook(out, options)
    const sheet = openFormSheet(workbook, form, last)
    let count = 0
    for await (const row of rows) {
      putRow(sheet, row).commit()
      count += 1
      if (count % breathEvery > 0) continue
      await workbook.breathe(signal)
      if (out.writableNeedDrain) await once(out, "drain", { signal })
    }
    sheet.commit()
    addInstructionsSheet(workbook, form)
    addOptionsSheet(workbook, form)
    await workbook.commit()
  }

/** The form's workbook with these rows in it (none: the template). */
export const fillRows = (form: SheetForm, rows: Rows<Pick<SheetRow, "cells">>, options: WriteOptions): Fill =>
  write(form, options, rows, undefined, (sheet, { cells }) => put(sheet, form, cells))

/** The form's workbook with refused rows, the reasons at their cells and in one more column. */
export const fillRefusals = (form: SheetForm, rows: Rows<RefusedRow>, options: WriteOptions): Fill => {
  const places = new Map(form.columns.map(({ heading, key }, index) => [key, { heading, at: index + 1 }]))
  let notes = 0
  return write(form, options, rows, reasonsHeading, (sheet, { cells, issues }) => {
    const placed = issues.map((issue) => ({ place: places.get(issue.path[0] ?? ""), zh: issue.zh }))
    const reasons = placed.map(({ place, zh }) => (place === undefined ? zh : `${place.heading}：${zh}`))
    const row = put(sheet, form, cells, [reasons.join("；")])
    row.getCell(form.columns.length + 1).style = wrappedText
    for (const [at, one] of Map.groupBy(placed, ({ place }) => place?.at)) {
      if (at === undefined) continue
      const cell = row.getCell(at)
      cell.style = wrongCell
      if (notes >= maxNotes) continue
      notes += 1
      cell.note = escapeText(one.map(({ zh }) => zh).join("\n"))
    }
    return row
  })
}
