import { Schema } from "effect"
import { Hours } from "../../kernel/HoursCodec.ts"
import { Code, Count, Year } from "./Code.ts"
import { Selection } from "./Selection.ts"

/** First and last credit year; open where one is left out. */
export const Years = Schema.Struct({ from: Schema.optionalKey(Year), to: Schema.optionalKey(Year) })
export type Years = typeof Years.Type

/** A fact has one of these values: on the year's last day (or the day as of which is judged), on its first, on any, or on all. */
const FactIs = Schema.Struct({
  fact: Code,
  is: Schema.NonEmptyArray(Schema.String),
  on: Schema.optionalKey(Schema.Literals(["last", "first", "any", "all"]))
})

const Months = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 600 }))

const simple = [
  FactIs,
  /** The fact has had one of these values (any, where none are named) in at least so many months of the year. */
  Schema.Struct({ fact: Code, is: Schema.optionalKey(Schema.NonEmptyArray(Schema.String)), months: Months }),
  /** Whole years since the date that the fact is, on the year's last day: an age, a length of service. */
  Schema.Struct({
    fact: Code,
    yearsSince: Schema.Struct({
      atLeast: Schema.optionalKey(Schema.Int),
      lessThan: Schema.optionalKey(Schema.Int)
    })
  }),
  /** The date that the fact is lies in the year judged, or so many years before it. */
  Schema.Struct({
    fact: Code,
    yearsAgo: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 100 }))
  }),
  /** The year judged is one of these. */
  Schema.Struct({ years: Years }),
  /** Approved records of the year that are meant: so many hours, or so many of them. */
  Schema.Struct({ records: Selection, hours: Hours }),
  Schema.Struct({ records: Selection, count: Count })
] as const

export type Condition =
  | (typeof simple)[number]["Type"]
  | { readonly allOf: ReadonlyArray<Condition> }
  | { readonly anyOf: ReadonlyArray<Condition> }
  | { readonly not: Condition }
type EncodedCondition =
  | (typeof simple)[number]["Encoded"]
  | { readonly allOf: ReadonlyArray<EncodedCondition> }
  | { readonly anyOf: ReadonlyArray<EncodedCondition> }
  | { readonly not: EncodedCondition }

const again = Schema.suspend((): Schema.Codec<Condition, EncodedCondition> => Condition)

/**
 * What must hold of the person, the year or the records. A fact that is not known does not hold: an exemption that nobody
 * has shown is not given.
 */
export const Condition: Schema.Codec<Condition, EncodedCondition> = Schema.Union([
  ...simple,
  Schema.Struct({ allOf: Schema.NonEmptyArray(again) }),
  Schema.Struct({ anyOf: Schema.NonEmptyArray(again) }),
  Schema.Struct({ not: again })
]).annotate({ identifier: "Condition", description: "什么情形：人员的情况、年度或记录；不知道的情况不算成立" })
