import { Schema } from "effect"
import { Hours } from "../kernel/HoursCodec.ts"
import { Text } from "../kernel/RuleError.ts"
import { Attribution } from "./document/Attribution.ts"
import { Award } from "./document/Award.ts"
import { Code } from "./document/Code.ts"
import { Source } from "./Source.ts"

/** A field of a learning form beyond the common ones. */
export const FormField = Schema.Struct({
  key: Code,
  name: Text,
  /** By everybody who declares, by nobody, or by those alone who are named. */
  required: Schema.Union([Schema.Boolean, Schema.NonEmptyArray(Source)]),
  /** The only values on offer. */
  options: Schema.optionalKey(Schema.NonEmptyArray(Schema.NonEmptyString)),
  maxLength: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 2000 })))
})
export type FormField = typeof FormField.Type

/** 学习形式: what a declaration of this kind of activity must say and how it converts to hours (DEC-01). */
export const FormDefinition = Schema.Struct({
  code: Code,
  name: Text,
  /** What it is for and how it is filled in (DEC-14). */
  help: Schema.optionalKey(Text),
  fields: Schema.Array(FormField),
  /** Codes of subjects, shared ones included, that it may be declared for. */
  subjects: Schema.NonEmptyArray(Code),
  evidence: Schema.Struct({ required: Schema.Boolean, hint: Text }),
  /** The most that can be typed in, a guard against slips; no cap on counting. */
  inputLimit: Hours,
  conversion: Award,
  /** Which year its hours count in, where that is not as the document says. */
  attribution: Schema.optionalKey(Attribution),
  /** The fields that tell one activity from another: the same values are the same activity (DEC-10). */
  identity: Schema.NonEmptyArray(Schema.String),
  /** The field that says who holds the activity: another form's of the same holder at the same time are pointed out (DEC-10). */
  provider: Schema.optionalKey(Schema.String),
  /** Hours that the system records by itself, such as 网络学习: nobody declares them (DEC-10). */
  recordedBySystem: Schema.optionalKey(Schema.Literal(true)),
  citation: Code,
  /** The source that people are told of as they declare, where it is not that of the conversion (DEC-14). */
  legal: Schema.optionalKey(Code)
})
export type FormDefinition = typeof FormDefinition.Type
