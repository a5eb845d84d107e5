import { Schema } from "effect"
import { Text } from "../../kernel/RuleError.ts"
import { Code, saidOnce } from "./Code.ts"

/** Which decision refuses: a review of what was declared, or an audit of what was approved. */
export const Refusing = Schema.Literals(["review", "audit"])
export type Refusing = typeof Refusing.Type

/** A reason for which hours are refused, as a code that lists can be asked for (EXT-04). */
export const RefusalReason = Schema.Struct({
  code: Code,
  name: Text,
  of: Schema.NonEmptyArray(Refusing).check(saidOnce),
  citation: Schema.optionalKey(Code)
}).annotate({ identifier: "RefusalReason", description: "驳回或审验不通过的原因代码" })
export type RefusalReason = typeof RefusalReason.Type
