import { type EventEmitter, once } from "node:events"
import type { Writable } from "node:stream"
import { setImmediate } from "node:timers/promises"
import ExcelJS from "exceljs"

/** A part on its way into the zip. It swallows all it is given, but the (old) streams that it fills know when to wait. */
interface Source {
  readonly pipes?: ReadonlyArray<EventEmitter & { readonly _writableState: { readonly needDrain: boolean } }>
}

/** What we reach for of the archiver inside exceljs. */
interface Zip {
  append(source: Source | string, entry: { readonly name: string; readonly date?: Date }): unknown
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
    zip.append = (source, entry) => {
      // Only sheets: they are packed as they grow, while other parts wait for the sheet's end.
      if (entry.name.includes("/worksheets/sheet") && typeof source !== "string") sheets.set(this, source)
      return append(source, { ...entry, date: zipEpoch })
    }
    Object.defineProperty(this, "zip", { value: zip })
  }

  /**
   * Lets the zip catch up with the sheet being written: exceljs never waits, and would keep all of it in memory.
   * Rejects once `signal` is aborted, so that whoever gives the rows can let go of them.
   */
  async breathe(signal: AbortSignal): Promise<void> {
    await setImmediate(undefined, { signal })
    for (const pipe of sheets.get(this)?.pipes ?? [])
      if (pipe._writableState.needDrain) await once(pipe, "drain", { signal })
  }
}

/** The sheet that each workbook is writing; not a field, as the base class's constructor uses it already. */
const sheets = new WeakMap<Workbook, Source>()
