import type { SheetForm } from "@xueshi/core"
import type { Effect } from "effect"
import type { FileNotWritable } from "./FileNotWritable.ts"
import { toBytes, toFile } from "./write/emit.ts"
import { fillRows } from "./write/rowWriter.ts"
import type { WriteOptions } from "./write/Workbook.ts"

/**
 * The template of a form as the bytes of an .xlsx (IMP-01): an empty sheet with headings (required ones marked `*`),
 * notes and drop-down lists, a sheet 填写说明 with the example row, and the options on a hidden sheet. Reading a
 * template that nobody filled in fails with `EmptyWorkbook`: the example is never imported.
 */
export const templateBytes = (form: SheetForm, options: WriteOptions = {}): Effect.Effect<Uint8Array> =>
  toBytes(fillRows(form, [], options))

/** The same as a file, whole or not at all. */
export const writeTemplate = (
  path: string,
  form: SheetForm,
  options: WriteOptions = {}
): Effect.Effect<void, FileNotWritable> => toFile(path, fillRows(form, [], options))
