import { RuleError } from "@xueshi/core"
import { Schema } from "effect"

/** One of the font files given to the printer is missing or is not a font. */
export class UnreadableFont extends RuleError<UnreadableFont>()(
  "UnreadableFont",
  { font: Schema.String, reason: Schema.String },
  {
    rule: "CRT-01",
    zh: ({ font, reason }) => `无法读取证书字体（${font}）：${reason}；请提供 TTF、OTF 或 TTC 字体文件`,
    en: ({ font, reason }) => `cannot read the certificate font ${font}: ${reason}; pass a TTF, OTF or TTC file`
  }
) {}
