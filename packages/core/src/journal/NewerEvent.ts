import { Schema } from "effect"
import { RuleError } from "../kernel/RuleError.ts"

/** The journal holds an event that a newer version of the program wrote. */
export class NewerEvent extends RuleError<NewerEvent>()(
  "NewerEvent",
  { aggregate: Schema.String, stored: Schema.Int, known: Schema.Int },
  {
    rule: "SYS-02",
    zh: ({ aggregate, known, stored }) =>
      `流水中 ${aggregate} 事件的版本是 ${stored}，本程序只认识到 ${known}：程序比数据旧，请升级程序`,
    en: ({ aggregate, known, stored }) =>
      `the journal holds a ${aggregate} event of version ${stored}, this code knows up to ${known}: it is older than its data; upgrade it`
  }
) {}
