import { Schema, SchemaGetter } from "effect"
import { formatHours, type Hours as HoursType, parseHours } from "./Hours.ts"

const HoursUnits = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 1_000_000_000 })).pipe(
  Schema.brand("Hours")
)

/** Decimal text or JSON number ⇄ `Hours`. */
export const Hours = Schema.Union([Schema.String, Schema.Finite])
  .check(
    Schema.makeFilter(
      (value: string | number) =>
        parseHours(String(value)) !== undefined || "must be exact hours: 0 to 1000000 with at most three decimals"
    )
  )
  .pipe(
    Schema.decodeTo(HoursUnits, {
      decode: SchemaGetter.transform((value: string | number) => parseHours(String(value)) as HoursType),
      encode: SchemaGetter.transform((units: number): string | number => formatHours(units))
    })
  )
export type Hours = HoursType
