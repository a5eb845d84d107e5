import { Schema, SchemaGetter } from "effect"
import { type Day as DayType, dayPattern, formatDay, parseDay } from "./Day.ts"

const DayNumber = Schema.Int.check(Schema.isBetween({ minimum: -25_567, maximum: 84_005 })).pipe(Schema.brand("Day"))

/** `YYYY-MM-DD` ⇄ `Day`. */
export const Day = Schema.String.check(
  Schema.isPattern(dayPattern).abort(),
  Schema.makeFilter((text: string) => parseDay(text) !== undefined || "must be an existing day of 1900 to 2199")
).pipe(
  Schema.decodeTo(DayNumber, {
    decode: SchemaGetter.transform((text: string) => parseDay(text) as DayType),
    encode: SchemaGetter.transform((day: number) => formatDay(day as DayType))
  })
)
export type Day = DayType
