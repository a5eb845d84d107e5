import type { RefusedRow, SheetForm } from "@xueshi/core"
import type { Effect } from "effect"
import type { FileNotWritable } from "./FileNotWritable.ts"
import { toBytes, toFile } from "./write/emit.ts"
import { fillRefusals, type Rows } from "./write/rowWriter.ts"
import type { WriteOptions } from "./write/Workbook.ts"

/**
 * Refused rows in the template's very form (IMP-02), as the bytes of an .xlsx: each failing cell coloured with the
 * Chinese reason as its note (the first 5,000 such cells), and in a last column 错误原因 all reasons of the row as
 * `heading：reason`. A person mends it and uploads it as it is. Rows keep their order, not their numbers.
 */
export const refusalsBytes = (
  form: SheetForm,
  rows: Rows<RefusedRow>,
  options: WriteOptions = {}
): Effect.Effect<Uint8Array> => toBytes(fillRefusals(form, rows, options))

/** The same as a file, whole or not at all; memory does not grow with the rows. */
export const writeRefusals = (
  path: string,
  form: SheetForm,
  rows: Rows<RefusedRow>,
  options: WriteOptions = {}
): Effect.Effect<void, FileNotWritable> => toFile(path, fillRefusals(form, rows, options))
