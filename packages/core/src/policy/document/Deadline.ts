import { Schema } from "effect"

export const Month = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 12 }))
export const dayTo = (maximum: number) => Schema.Int.check(Schema.isBetween({ minimum: 1, maximum }))

/** A last day for something of a credit year: a day of every calendar year, so many years after the one that the credit year ends in. */
export const Deadline = Schema.Struct({
  month: Month,
  day: dayTo(31),
  yearsAfter: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 10 }))
})
export type Deadline = typeof Deadline.Type
