import { Schema } from "effect"
import { Hours } from "../../kernel/HoursCodec.ts"
import { Ratio } from "../../kernel/Ratio.ts"
import { Code, Count } from "./Code.ts"
import { Rounding } from "./Rounding.ts"

const WhenFields = Schema.Record(Code, Schema.Union([Schema.String, Schema.NonEmptyArray(Schema.String)]))

const simple = [
  /** What the reviewer finds right, up to what is declared. */
  Schema.Struct({ award: Schema.Literal("asApproved") }),
  Schema.Struct({ award: Schema.Literal("fixed"), hours: Hours }),
  /** So many hours a day, first and last day included. */
  Schema.Struct({ award: Schema.Literal("perDay"), hours: Hours }),
  /**
   * So many hours for each `every` (1 unless said) of a field that is a number: sessions, courses, items, characters. Less than
   * `from` of them gives nothing.
   */
  Schema.Struct({
    award: Schema.Literal("per"),
    field: Code,
    every: Schema.optionalKey(Hours),
    from: Schema.optionalKey(Hours),
    hours: Hours,
    rounding: Schema.optionalKey(Schema.Literals(["down", "up", "exact"]))
  }),
  /** The first rank's hours, less for each further one, down to a floor. Ranks after `last` get nothing. */
  Schema.Struct({
    award: Schema.Literal("byRank"),
    field: Code,
    first: Hours,
    less: Hours,
    floor: Hours,
    last: Schema.optionalKey(Count)
  })
] as const

export type When = Readonly<Record<string, string | readonly [string, ...ReadonlyArray<string>]>>

export type AwardRow = { readonly when: When } & ({ readonly hours: Hours } | { readonly award: Award })

export type Award =
  | (typeof simple)[number]["Type"]
  | { readonly award: "table"; readonly rows: ReadonlyArray<AwardRow> }
  | { readonly award: "sum" | "highest"; readonly of: ReadonlyArray<Award> }
  | {
      readonly award: "times"
      readonly factor: typeof Ratio.Type
      readonly of: Award
      readonly rounding?: Rounding
      readonly atMost?: Hours
    }
type EncodedAward =
  | (typeof simple)[number]["Encoded"]
  | {
      readonly award: "table"
      readonly rows: ReadonlyArray<
        { readonly when: When } & ({ readonly hours: typeof Hours.Encoded } | { readonly award: EncodedAward })
      >
    }
  | { readonly award: "sum" | "highest"; readonly of: ReadonlyArray<EncodedAward> }
  | {
      readonly award: "times"
      readonly factor: string
      readonly of: EncodedAward
      readonly rounding?: typeof Rounding.Encoded
      readonly atMost?: typeof Hours.Encoded
    }

const again = Schema.suspend((): Schema.Codec<Award, EncodedAward> => Award)

/** How many hours an activity is worth at most (DEC-06). */
export const Award: Schema.Codec<Award, EncodedAward> = Schema.Union([
  ...simple,
  /**
   * The first row whose fields all have one of the named values: its hours, or what its award gives; no row fits: nothing can be
   * granted.
   */
  Schema.Struct({
    award: Schema.Literal("table"),
    rows: Schema.NonEmptyArray(
      Schema.Union([
        Schema.Struct({ when: WhenFields, hours: Hours }),
        Schema.Struct({ when: WhenFields, award: again })
      ])
    )
  }),
  /** A basis and its bonuses together, or the best of several. */
  Schema.Struct({ award: Schema.Literals(["sum", "highest"]), of: Schema.NonEmptyArray(again) }),
  /** A part or a multiple of another award, rounded, and limited. */
  Schema.Struct({
    award: Schema.Literal("times"),
    factor: Ratio,
    of: again,
    rounding: Schema.optionalKey(Rounding),
    atMost: Schema.optionalKey(Hours)
  })
]).annotate({ identifier: "Award", description: "一次学习折算多少学时" })
