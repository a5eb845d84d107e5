import { type SheetRow, Workbooks } from "@xueshi/core"
import { Effect, Layer, Stream } from "effect"

/** A workbook as this harness writes it: the rows as JSON. */
export const workbookOf = (rows: ReadonlyArray<SheetRow>): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(JSON.stringify(rows.map(({ cells }) => cells)))

const refused = { code: "NotAWorkbook", rule: "IMP-02", zh: "文件不是工作簿", en: "the file is no workbook" } as const

const rowsIn = (bytes: Uint8Array): Stream.Stream<SheetRow, typeof refused> => {
  try {
    const rows: unknown = JSON.parse(new TextDecoder().decode(bytes))
    if (!Array.isArray(rows)) return Stream.fail(refused)
    return Stream.fromIterable(rows.map((cells, index) => ({ number: index + 2, cells })))
  } catch {
    return Stream.fail(refused)
  }
}

/** Reads and writes at once: what a real workbook holds is looked at elsewhere. */
export const workbooks = Layer.succeed(Workbooks, {
  rows: (_form, bytes) => rowsIn(bytes),
  refusals: (_form, rows) => Effect.succeed(new TextEncoder().encode(`${rows.length} rows`)),
  template: ({ name }) => Effect.succeed(new TextEncoder().encode(name))
})
