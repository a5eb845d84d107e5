import type { Text } from "../../kernel/RuleError.ts"
import type { Side } from "./Consequence.ts"

/** What the outcomes of a what-if are called, where only a word has room. */
export const outcomeNames: Readonly<Record<Side["outcome"], Text>> = {
  none: { zh: "不适用", en: "not for them" },
  pass: { zh: "通过", en: "pass" },
  fail: { zh: "不通过", en: "fail" },
  exempt: { zh: "免除", en: "exempt" },
  deemed: { zh: "视同完成", en: "deemed complete" },
  pending: { zh: "待定", en: "pending" },
  undefined: { zh: "无法认定", en: "undefined" }
}
