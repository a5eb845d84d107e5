import { Printer } from "@xueshi/core"
import { DateTime, Effect, Layer } from "effect"
import { bundledFonts, type CertificateFonts, parseFonts } from "./CertificateFonts.ts"
import { layout } from "./layout.ts"
import { paint } from "./paint.ts"
import type { UnreadableFont } from "./UnreadableFont.ts"

/**
 * Prints certificates as PDF, one sheet A4 landscape (CRT-01, CRT-02): in Noto Sans SC, which comes with this package, or
 * with the caller's own font files, where a character goes to the first that has it. Fonts are parsed once per layer.
 *
 * @example
 * const program = Effect.gen(function* () {
 *   const printer = yield* Printer
 *   return yield* printer.print(text)
 * }).pipe(Effect.provide(pdf()))
 */
export const pdf = (own?: CertificateFonts): Layer.Layer<Printer, UnreadableFont> =>
  Layer.effect(
    Printer,
    Effect.gen(function* () {
      const fonts = yield* parseFonts(own ?? (yield* bundledFonts))
      return Printer.of({
        print: Effect.fn("Printer.print")(function* (text, createdAt) {
          const placed = yield* Effect.fromResult(layout(text, fonts))
          return yield* Effect.promise(() => paint(text, placed, createdAt && DateTime.toDateUtc(createdAt)))
        })
      })
    })
  )
