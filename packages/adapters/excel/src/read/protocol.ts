import type { SheetForm, SheetRow } from "@xueshi/core"
import type { Limits } from "../Limits.ts"
import type { Refusal } from "./Refused.ts"

/** What the reading thread is started with. Every message to it then asks for one more answer. */
export interface Request {
  readonly path: string
  readonly form: SheetForm
  readonly limits: Limits
}

/** One answer: the next rows, the end, or why there are none. */
export type Answer =
  | { readonly _tag: "Rows"; readonly rows: ReadonlyArray<SheetRow> }
  | { readonly _tag: "End" }
  | { readonly _tag: "Refused"; readonly refusal: Refusal }
