import { Schema } from "effect"
import { Code } from "./Code.ts"

/** How long hours that were refused can be appealed for (EXT-01); no verdict depends on it. */
export const AppealTerms = Schema.Struct({
  /** For how many days after the day on which hours were rejected, or failed in audit. */
  days: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 366 })),
  citation: Schema.optionalKey(Code)
}).annotate({ identifier: "AppealTerms", description: "复核的期限：审核不通过或审验不通过之日起多少天内可以申请" })
export type AppealTerms = typeof AppealTerms.Type
