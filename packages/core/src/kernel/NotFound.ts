import { Schema } from "effect"
import { RuleError } from "./RuleError.ts"

/** Nothing of that kind has that id, or the actor may not know of it: one answer for both (ACC-10). */
export class NotFound extends RuleError<NotFound>()(
  "NotFound",
  { kind: Schema.String, id: Schema.String },
  {
    rule: "ACC-10",
    zh: ({ id, kind }) => `没有找到 ${kind}：${id}`,
    en: ({ id, kind }) => `no ${kind} with id ${id}`
  }
) {}
