import { Context, type Effect, type Stream } from "effect"
import type { Refusal } from "./RuleError.ts"
import type { RefusedRow, SheetForm, SheetRow } from "./Sheet.ts"

/** Port: reads and writes workbooks of a form (IMP-01, IMP-02). `@xueshi/excel` does. */
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
>()("@xueshi/core/kernel/Workbooks") {}
