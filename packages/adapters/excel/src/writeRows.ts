import type { SheetForm, SheetRow } from "@xueshi/core"
import type { Effect } from "effect"
import type { FileNotWritable } from "./FileNotWritable.ts"
import { toBytes, toFile } from "./write/emit.ts"
import { fillRows, type Rows } from "./write/rowWriter.ts"
import type { WriteOptions } from "./write/Workbook.ts"

/**
 * Rows in the template's form, as the bytes of an .xlsx: every value as text, never as a formula. Cells of unknown
 * keys are left out, texts over 32,767 units cut. `readRows` gives the same texts back, trimmed. The bytes are held in
 * memory; for many rows use `writeRows`.
 */
export const rowsBytes = (
  form: SheetForm,
  rows: Rows<Pick<SheetRow, "cells">>,
  options: WriteOptions = {}
): Effect.Effect<Uint8Array> => toBytes(fillRows(form, rows, options))

/** The same as a file, whole or not at all; memory does not grow with the rows. */
export const writeRows = (
  path: string,
  form: SheetForm,
  rows: Rows<Pick<SheetRow, "cells">>,
  options: WriteOptions = {}
): Effect.Effect<void, FileNotWritable> => toFile(path, fillRows(form, rows, options))
