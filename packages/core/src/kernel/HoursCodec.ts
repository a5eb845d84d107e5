import { Schema, SchemaGetter } from "effect"
import { formatHours, type Hours as HoursType, hoursPattern, parseHours } from "./Hours.ts"

const HoursUnits = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 1_000_000_000 })).pipe(
  Schema.brand("Hours")
)

const fault = {
  code: "InvalidHours",
  zh: "学时必须是 0 到 1000000 之间的数，最多三位小数",
  en: "must be exact hours: 0 to 1000000 with at most three decimals"
}

/** What JSON Schema can say of it; of a number's decimals it can say nothing. */
const toJsonSchema = () => [{ pattern: hoursPattern.source, minimum: 0, maximum: 1_000_000 }, true] as const

/** Decimal text or JSON number ⇄ `Hours`. */
export const Hours = Schema.Union([Schema.String, Schema.Finite])
  .annotate({ fault })
  .check(
    Schema.makeFilter((value: string | number) => parseHours(String(value)) !== undefined || fault.en, {
      fault,
      toJsonSchema
    })
  )
  .pipe(
    Schema.decodeTo(HoursUnits, {
      decode: SchemaGetter.transform((value: string | number) => parseHours(String(value)) as HoursType),
      encode: SchemaGetter.transform((units: number): string | number => formatHours(units))
    })
  )
export type Hours = HoursType
