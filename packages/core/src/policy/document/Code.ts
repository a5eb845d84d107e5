import { Schema } from "effect"

/** How a document calls one of its parts: letters, digits, `_` and `-`. */
export const Code = Schema.String.check(Schema.isPattern(/^[A-Za-z][\w-]{0,63}$/u))

/** A credit year, as documents name them. */
export const Year = Schema.Int.check(Schema.isBetween({ minimum: 1900, maximum: 2199 }))

/** A number of years, of items or of cycles. */
export const Count = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 100 }))
