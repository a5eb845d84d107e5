import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Workbooks } from "@xueshi/core"
import { Effect, Layer, Stream } from "effect"
import type { Limits } from "./Limits.ts"
import { readRows } from "./readRows.ts"
import { refusalsBytes } from "./writeRefusals.ts"
import { templateBytes } from "./writeTemplate.ts"

/** The bytes as a file that nobody else can read, as long as its scope is open. */
const fileOf = (bytes: Uint8Array) =>
  Effect.acquireRelease(
    Effect.promise(() => mkdtemp(join(tmpdir(), "xueshi-workbook-"))),
    (directory) => Effect.promise(() => rm(directory, { recursive: true, force: true }))
  ).pipe(
    Effect.map((directory) => join(directory, "workbook.xlsx")),
    Effect.tap((path) => Effect.promise(() => writeFile(path, bytes)))
  )

/**
 * Workbooks as .xlsx (IMP-01, IMP-02), read within the limits of `readRows`.
 *
 * @example
 * app.route("/xueshi", xueshi({ layer: Layer.mergeAll(ports, pdf(), excel()), principal }))
 */
export const excel = (limits: Partial<Limits> = {}): Layer.Layer<Workbooks> =>
  Layer.succeed(Workbooks, {
    rows: (form, bytes) => Stream.unwrap(Effect.map(fileOf(bytes), (path) => readRows(path, form, limits))),
    refusals: refusalsBytes,
    template: templateBytes
  })
