import { Schema } from "effect"
import { PictureKind } from "../evidence/Picture.ts"
import { Day } from "../kernel/DayCodec.ts"
import { Hours } from "../kernel/HoursCodec.ts"
import { Text } from "../kernel/RuleError.ts"
import { Code, Year } from "./document/Code.ts"
import { Source } from "./Source.ts"

/** What every form asks for; `form` is which one. */
const CommonField = Schema.Struct({
  key: Schema.Literals(["creditYear", "form", "subject", "from", "to", "hours", "evidence"]),
  name: Text,
  help: Schema.optionalKey(Text)
})

/** A field of a form's own, as whoever asks must fill it in. */
const OfferedField = Schema.Struct({
  key: Code,
  name: Text,
  required: Schema.Boolean,
  /** The only values on offer; any text, where there are none. */
  options: Schema.optionalKey(Schema.Array(Schema.String)),
  /** In characters. */
  maxLength: Schema.Int
})

/** A form to declare under, with everything that a portal draws it from. */
export const OfferedForm = Schema.Struct({
  code: Code,
  name: Text,
  help: Schema.optionalKey(Text),
  legal: Schema.Struct({ ...Text.fields, url: Schema.optionalKey(Schema.String) }),
  subjects: Schema.Array(Schema.Struct({ code: Code, name: Text })),
  /** The most hours that can be typed in. */
  inputLimit: Hours,
  fields: Schema.Array(OfferedField),
  evidence: Schema.Struct({ required: Schema.Boolean, hint: Text }),
  /** What it is worth, in words, line by line; and what is counted of it at most. */
  conversion: Schema.Array(Text),
  caps: Schema.Array(Text)
})
export type OfferedForm = typeof OfferedForm.Type

/** The days between which a date lies, both included; where the last lies before the first, there is none yet. */
const Days = Schema.Struct({ earliest: Schema.optionalKey(Day), latest: Day })

/** 学习形式: the forms that somebody may declare under for a credit year, and what holds for all of them (DEC-01, DEC-02, DEC-14). */
export const FormCatalogue = Schema.Struct({
  policy: Schema.Struct({ id: Code, version: Schema.String, title: Text }),
  creditYear: Year,
  /** Who declares: fields may be required of some alone. */
  source: Source,
  common: Schema.Array(CommonField),
  /** What hours are called, and their smallest step. */
  unit: Text,
  granularity: Hours,
  /** When an activity may begin and end to be declared for the year as of today. */
  dates: Schema.Struct({ from: Days, to: Days }),
  /** The last day on which hours can be declared for the year, days of grace aside (AUD-06). */
  declareBy: Schema.optionalKey(Day),
  /** What files are taken as evidence: the largest, in bytes, and the kinds of picture (DEC-03). */
  evidence: Schema.Struct({
    mostBytes: Schema.Int,
    kinds: Schema.Array(PictureKind),
    mediaTypes: Schema.Array(Schema.String),
    hint: Text
  }),
  forms: Schema.Array(OfferedForm)
}).annotate({ identifier: "FormCatalogue" })
export type FormCatalogue = typeof FormCatalogue.Type
