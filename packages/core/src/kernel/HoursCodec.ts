import { Schema, SchemaGetter } from "effect"
import {
  formatHours,
  type Hours as HoursType,
  hoursPattern,
  mostHours,
  mostSummed,
  parseHours,
  summedPattern,
  unitsPerHour
} from "./Hours.ts"

/** Decimal text or JSON number ⇄ hours, up to so many units, as the pattern writes them. */
const codec = (most: number, pattern: RegExp) => {
  const maximum = most / unitsPerHour
  const fault = {
    code: "InvalidHours",
    zh: `学时必须是 0 到 ${maximum} 之间的数，最多三位小数`,
    en: `must be exact hours: 0 to ${maximum} with at most three decimals`
  }
  /** What JSON Schema can say of it; of a number's decimals it can say nothing. */
  const toJsonSchema = () => [{ pattern: pattern.source, minimum: 0, maximum }, true] as const
  const units = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: most })).pipe(Schema.brand("Hours"))
  return Schema.Union([Schema.String, Schema.Finite])
    .annotate({ fault })
    .check(
      Schema.makeFilter((value: string | number) => parseHours(String(value), most) !== undefined || fault.en, {
        fault,
        toJsonSchema
      })
    )
    .pipe(
      Schema.decodeTo(units, {
        decode: SchemaGetter.transform((value: string | number) => parseHours(String(value), most) as HoursType),
        encode: SchemaGetter.transform((units: number): string | number => formatHours(units))
      })
    )
}

/** Decimal text or JSON number ⇄ `Hours`. */
export const Hours = codec(mostHours, hoursPattern)
export type Hours = HoursType

/** The same of what is summed up, which may be more than anybody says of one thing. */
export const SummedHours = codec(mostSummed, summedPattern)
