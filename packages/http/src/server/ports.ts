import type { CertificateText, Refusal } from "@xueshi/core"
import { Context, type Effect } from "effect"

/** No font of the printer has some characters of a certificate. */
export interface MissingGlyphs extends Refusal {
  readonly _tag: "MissingGlyphs"
}

/** Port: prints certificates. `@xueshi/pdf`'s printer is one. */
export class Printer extends Context.Service<
  Printer,
  { readonly print: (text: CertificateText) => Effect.Effect<Uint8Array, MissingGlyphs> }
>()("@xueshi/http/Printer") {}
