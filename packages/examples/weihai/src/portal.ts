import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { readRows, refusalsBytes, templateBytes } from "@xueshi/excel"
import { Printer, Workbooks } from "@xueshi/http"
import { CertificatePrinter } from "@xueshi/pdf"
import { Effect, Layer, Stream } from "effect"

/** @xueshi/pdf behind the interface's port. */
const printer = Layer.effect(
  Printer,
  Effect.map(CertificatePrinter, ({ print }) => Printer.of({ print }))
).pipe(Layer.provide(CertificatePrinter.layer))

/** The bytes as a file, as long as its scope is open. */
const fileOf = (bytes: Uint8Array) =>
  Effect.acquireRelease(
    Effect.promise(() => mkdtemp(join(tmpdir(), "xueshi-roster-"))),
    (directory) => Effect.promise(() => rm(directory, { recursive: true, force: true }))
  ).pipe(
    Effect.map((directory) => join(directory, "roster.xlsx")),
    Effect.tap((path) => Effect.promise(() => writeFile(path, bytes)))
  )

/** @xueshi/excel behind the interface's port. */
const workbooks = Layer.succeed(Workbooks, {
  rows: (form, bytes) => Stream.unwrap(Effect.map(fileOf(bytes), (path) => readRows(path, form))),
  refusals: refusalsBytes,
  template: templateBytes
})

/** What the interface prints certificates and reads workbooks with. */
export const paperwork = Layer.merge(printer, workbooks)
