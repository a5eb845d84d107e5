import type { Writable } from "node:stream"
import ExcelJS from "exceljs"

/** The part of the archiver inside exceljs that we reach for. */
interface Zip {
  append(source: unknown, entry: { readonly name: string; readonly date?: Date }): unknown
}

/** The first instant that a zip can date. */
const zipEpoch = new Date(Date.UTC(1980, 0, 1))

/** What a caller may say of a workbook to write. */
export interface WriteOptions {
  /** Stamped into the workbook as created and modified. Default: 1980-01-01, so that equal input gives equal bytes. */
  readonly at?: Date
}

/**
 * A streaming workbook whose bytes depend on its content alone: exceljs dates every file in its zip with the clock and
 * has no option against it, so the archiver is given a fixed date on its way in.
 */
export class Workbook extends ExcelJS.stream.xlsx.WorkbookWriter {
  constructor(out: Writable, { at = zipEpoch }: WriteOptions) {
    super({ stream: out, useStyles: true, useSharedStrings: false })
    this.creator = "xueshi"
    this.lastModifiedBy = "xueshi"
    this.created = at
    this.modified = at
  }

  // Found on the prototype by exceljs's own `this.zip = …`, before it appends its first file.
  set zip(zip: Zip) {
    const append = zip.append.bind(zip)
    zip.append = (source, entry) => append(source, { ...entry, date: zipEpoch })
    Object.defineProperty(this, "zip", { value: zip })
  }
}
