import { Schema, SchemaGetter } from "effect"
import { formatHours, type Hours as HoursType, parseHours } from "./Hours.ts"

const HoursUnits = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 1_000_000_000 })).pipe(
  Schema.brand("Hours")
)

const fault = {
  code: "InvalidHours",
  zh: "学时必须是 0 到 1000000 之间的数，最多三位小数",
  en: "must be exact hours: 0 to 1000000 with at most three decimals"
}

/** Decimal text or JSON number ⇄ `Hours`. */
export const Hours = Schema.Union([Schema.String, Schema.Finite])
  .annotate({ fault })
  .check(Schema.makeFilter((value: string | number) => parseHours(String(value)) !== undefined || fault.en, { fault }))
  .pipe(
    Schema.decodeTo(HoursUnits, {
      decode: SchemaGetter.transform((value: string | number) => parseHours(String(value)) as HoursType),
      encode: SchemaGetter.transform((units: number): string | number => formatHours(units))
    })
  )
export type Hours = HoursType
