import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { readRows, refusalsBytes, templateBytes } from "@xueshi/excel"
import { Workbooks } from "@xueshi/http"
import { Effect, Layer, Stream } from "effect"

/** The bytes as a file, as long as its scope is open. */
const fileOf = (bytes: Uint8Array) =>
  Effect.acquireRelease(
    Effect.promise(() => mkdtemp(join(tmpdir(), "roster-"))),
    (directory) => Effect.promise(() => rm(directory, { recursive: true, force: true }))
  ).pipe(
    Effect.map((directory) => join(directory, "roster.xlsx")),
    Effect.tap((path) => Effect.promise(() => writeFile(path, bytes)))
  )

/** @xueshi/excel behind the interface's port. */
export const workbooks = Layer.succeed(Workbooks, {
  rows: (form, bytes) => Stream.unwrap(Effect.map(fileOf(bytes), (path) => readRows(path, form))),
  refusals: refusalsBytes,
  template: templateBytes
})
