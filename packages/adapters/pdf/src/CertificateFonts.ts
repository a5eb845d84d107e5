import { readFile } from "node:fs/promises"
import { createRequire } from "node:module"
import { Effect } from "effect"
import { type FontFile, parseFont } from "./FontFile.ts"
import { UnreadableFont } from "./UnreadableFont.ts"

/** Font files for certificates. Each character is drawn by the first font of the list that has it. */
export interface CertificateFonts {
  readonly text: readonly [Uint8Array, ...ReadonlyArray<Uint8Array>]
  /** For the title, before those of `text`; none: the title is set in the text fonts. */
  readonly title?: ReadonlyArray<Uint8Array>
}

/** The same, parsed. */
export interface ParsedFonts {
  readonly text: ReadonlyArray<FontFile>
  readonly title: ReadonlyArray<FontFile>
}

/** Parses each file once; a file given for both is parsed and embedded once. */
export const parseFonts = Effect.fnUntraced(function* (fonts: CertificateFonts) {
  const parsed = new Map<Uint8Array, FontFile>()
  const parseList = (list: "text" | "title", files: ReadonlyArray<Uint8Array>) =>
    Effect.forEach(files, (bytes, index) => {
      const before = parsed.get(bytes)
      if (before !== undefined) return Effect.succeed(before)
      return Effect.try({
        try: () => parseFont(bytes),
        catch: (cause) => new UnreadableFont({ font: `${list}[${index}]`, reason: String(cause) })
      }).pipe(Effect.tap((font) => Effect.sync(() => parsed.set(bytes, font))))
    })
  const text = yield* parseList("text", fonts.text)
  const title = yield* parseList("title", fonts.title ?? [])
  return { text, title: [...title, ...text] } satisfies ParsedFonts
})

const bundled = (file: string): Effect.Effect<Uint8Array, UnreadableFont> =>
  Effect.tryPromise({
    try: () => readFile(createRequire(import.meta.url).resolve(`@expo-google-fonts/noto-sans-sc/${file}`)),
    catch: (cause) => new UnreadableFont({ font: file, reason: String(cause) })
  })

/** Noto Sans SC (OFL): regular for the text, bold for the title. */
export const bundledFonts: Effect.Effect<CertificateFonts, UnreadableFont> = Effect.all({
  text: Effect.map(bundled("400Regular/NotoSansSC_400Regular.ttf"), (bytes) => [bytes] as const),
  title: Effect.map(bundled("700Bold/NotoSansSC_700Bold.ttf"), (bytes) => [bytes])
})
