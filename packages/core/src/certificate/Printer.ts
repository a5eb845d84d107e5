import { Context, type DateTime, type Effect, Schema } from "effect"
import { RuleError } from "../kernel/RuleError.ts"
import type { CertificateText } from "./CertificateText.ts"

/** `𠮷 (U+20BB7)`, or only the code of what cannot be seen. */
const named = (characters: ReadonlyArray<string>, [open, close]: readonly [string, string]): ReadonlyArray<string> =>
  characters.map((character) => {
    const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`
    return /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character) ? `${character}${open}${code}${close}` : code
  })

/** No font of the printer can draw these characters: the certificate is refused rather than printed with a box. */
export class MissingGlyphs extends RuleError<MissingGlyphs>()(
  "MissingGlyphs",
  { characters: Schema.Array(Schema.String) },
  {
    rule: "CRT-01",
    zh: ({ characters }) =>
      `证书字体缺少以下字符：${named(characters, ["（", "）"]).join("、")}；请为证书打印配置包含这些字符的字体文件`,
    en: ({ characters }) =>
      `no font of the certificate printer can draw ${named(characters, [" (", ")"]).join(", ")}; pass it a font file that has them`
  }
) {}

/** Port: prints certificates, each word of which is decided (CRT-01, CRT-02). `@xueshi/pdf` does. */
export class Printer extends Context.Service<
  Printer,
  {
    /**
     * The same text gives the same bytes. `createdAt` goes into the file's metadata; without it the file states no
     * time of creation.
     */
    readonly print: (text: CertificateText, createdAt?: DateTime.Utc) => Effect.Effect<Uint8Array, MissingGlyphs>
  }
>()("@xueshi/core/certificate/Printer") {}
