import { Printer } from "@xueshi/core"
import type { CertificateFonts } from "@xueshi/pdf"
import { Effect, type Layer } from "effect"
import { fontFile, NOTO, NOTO_BOLD } from "./sample.ts"

/** The printer of a layer, for many certificates of one test file. */
export const printerOf = (layer: Layer.Layer<Printer, unknown>): Promise<Printer["Service"]> =>
  Effect.runPromise(Effect.provide(Printer, layer))

/** The fonts that come with the package, as a caller would pass them. */
export const notoFonts = async (): Promise<CertificateFonts> => ({
  text: [await fontFile(NOTO)],
  title: [await fontFile(NOTO_BOLD)]
})
