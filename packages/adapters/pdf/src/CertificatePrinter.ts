import type { CertificateText } from "@xueshi/core"
import { Context, DateTime, Effect, Layer } from "effect"
import { bundledFonts, type CertificateFonts, parseFonts } from "./CertificateFonts.ts"
import { layout } from "./layout.ts"
import type { MissingGlyphs } from "./MissingGlyphs.ts"
import { paint } from "./paint.ts"
import type { UnreadableFont } from "./UnreadableFont.ts"

/**
 * Prints certificates as PDF, one sheet A4 landscape (CRT-01, CRT-02). Fonts are parsed once per layer.
 *
 * @example
 * const program = Effect.gen(function* () {
 *   const printer = yield* CertificatePrinter
 *   return yield* printer.print(text)
 * }).pipe(Effect.provide(CertificatePrinter.layer))
 */
export class CertificatePrinter extends Context.Service<
  CertificatePrinter,
  {
    /**
     * The same text gives the same bytes. `createdAt` goes into the file's metadata; without it the file states no
     * time of creation.
     */
    readonly print: (text: CertificateText, createdAt?: DateTime.Utc) => Effect.Effect<Uint8Array, MissingGlyphs>
  }
>()("@xueshi/pdf/CertificatePrinter") {
  /** With the caller's own font files; a character goes to the first that has it. */
  static readonly layerFrom = (fonts: CertificateFonts): Layer.Layer<CertificatePrinter, UnreadableFont> =>
    Layer.effect(CertificatePrinter, make(fonts))

  /** With Noto Sans SC, which comes with this package. */
  static readonly layer: Layer.Layer<CertificatePrinter, UnreadableFont> = Layer.effect(
    CertificatePrinter,
    Effect.suspend(() => Effect.flatMap(bundledFonts, make))
  )
}

const make = Effect.fnUntraced(function* (files: CertificateFonts) {
  const fonts = yield* parseFonts(files)
  return CertificatePrinter.of({
    print: Effect.fn("CertificatePrinter.print")(function* (text, createdAt) {
      const placed = yield* Effect.fromResult(layout(text, fonts))
      return yield* Effect.promise(() => paint(text, placed, createdAt && DateTime.toDateUtc(createdAt)))
    })
  })
})
