import { Schema } from "effect"
import { PictureKind } from "../../evidence/Picture.ts"
import { Code, saidOnce } from "./Code.ts"

/** What files are taken as evidence of a declaration (DEC-03); no verdict depends on it. */
export const EvidenceDemands = Schema.Struct({
  /** The largest file, in bytes. */
  mostBytes: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 2 ** 28 })),
  kinds: Schema.NonEmptyArray(PictureKind).check(saidOnce),
  citation: Schema.optionalKey(Code)
}).annotate({ identifier: "EvidenceDemands", description: "证明材料：每个文件最大多少字节，接受哪些图片" })
export type EvidenceDemands = typeof EvidenceDemands.Type
