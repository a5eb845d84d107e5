import type { CertificateText, Refusal, RefusedRow, SheetForm, SheetRow } from "@xueshi/core"
import { Context, type Effect, type Stream } from "effect"

/** No font of the printer has some characters of a certificate. */
export interface MissingGlyphs extends Refusal {
  readonly _tag: "MissingGlyphs"
}

/** Port: prints certificates. `@xueshi/pdf`'s printer is one. */
export class Printer extends Context.Service<
  Printer,
  { readonly print: (text: CertificateText) => Effect.Effect<Uint8Array, MissingGlyphs> }
>()("@xueshi/http/Printer") {}

/** Port: reads and writes workbooks of a form. `@xueshi/excel` does: see `docs/http.md`. */
export class Workbooks extends Context.Service<
  Workbooks,
  {
    /** The rows of a form in a workbook's bytes; all of it is looked at before the first row is given. */
    readonly rows: (form: SheetForm, bytes: Uint8Array) => Stream.Stream<SheetRow, Refusal>
    /** A workbook of refused rows, each with its reasons. */
    readonly refusals: (form: SheetForm, rows: ReadonlyArray<RefusedRow>) => Effect.Effect<Uint8Array>
    /** An empty workbook to fill in. */
    readonly template: (form: SheetForm) => Effect.Effect<Uint8Array>
  }
>()("@xueshi/http/Workbooks") {}
