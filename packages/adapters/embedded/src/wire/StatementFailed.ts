import { RuleError } from "@xueshi/core"
import { Schema } from "effect"

/** A statement about databases was refused, or the server could not be reached; `detail` is what it said. */
export class StatementFailed extends RuleError<StatementFailed>()(
  "StatementFailed",
  { statement: Schema.String, detail: Schema.String },
  {
    rule: "SYS-04",
    zh: ({ detail, statement }) => `数据库未能执行“${statement}”：${detail}。请确认数据库正在运行后重试`,
    en: ({ detail, statement }) =>
      `the database did not do “${statement}”: ${detail}. Make sure that it is running and try again`
  }
) {}
