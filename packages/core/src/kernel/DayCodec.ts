import { Schema, SchemaGetter } from "effect"
import { type Day as DayType, dayPattern, firstDay, formatDay, lastDay, parseDay } from "./Day.ts"

const DayNumber = Schema.Int.check(Schema.isBetween({ minimum: firstDay, maximum: lastDay })).pipe(Schema.brand("Day"))

const fault = {
  code: "InvalidDay",
  zh: "必须是 1900 至 2199 年间存在的日期，写作 2018-03-01",
  en: "must be an existing day of 1900 to 2199, such as 2018-03-01"
}

/** `YYYY-MM-DD` ⇄ `Day`. */
export const Day = Schema.String.check(
  Schema.isPattern(dayPattern, { fault }).abort(),
  Schema.makeFilter((text: string) => parseDay(text) !== undefined || "must be an existing day of 1900 to 2199", {
    fault
  })
).pipe(
  Schema.decodeTo(DayNumber, {
    decode: SchemaGetter.transform((text: string) => parseDay(text) as DayType),
    encode: SchemaGetter.transform((day: number) => formatDay(day as DayType))
  })
)
export type Day = DayType
