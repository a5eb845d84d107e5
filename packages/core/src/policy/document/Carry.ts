import { Schema } from "effect"
import { Hours } from "../../kernel/HoursCodec.ts"
import { Text } from "../../kernel/RuleError.ts"
import { Code, Count } from "./Code.ts"
import { Condition } from "./Condition.ts"
import { Selection } from "./Selection.ts"

/**
 * Hours beyond what one year asks, used for another one: of the selected hours, what lies above a leaf's demand (and no more than
 * `atMost`), for up to so many years later (`forward`) or earlier (`back`), to fill the named leaves. The oldest goes first; what
 * a year does not need stays for the next.
 */
export const Carry = Schema.Struct({
  code: Code,
  name: Text,
  direction: Schema.Literals(["forward", "back"]),
  of: Selection,
  over: Code,
  to: Schema.NonEmptyArray(Code),
  years: Count,
  atMost: Schema.optionalKey(Hours),
  /** What must hold in the year that the hours come from. */
  when: Schema.optionalKey(Condition),
  /** Only from a year in which this leaf was reached by its own hours. */
  after: Schema.optionalKey(Code),
  citation: Code
})
export type Carry = typeof Carry.Type
