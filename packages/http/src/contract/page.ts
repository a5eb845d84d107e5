import { Schema } from "effect"

/** How many items a page holds at most, and how many where nothing is said. */
const [most, usual] = [200, 50]

/** A page of a list: an opaque place to go on from, and how many items. */
export const pageQuery = {
  cursor: Schema.optionalKey(Schema.NonEmptyString.check(Schema.isMaxLength(500))),
  limit: Schema.optionalKey(
    Schema.FiniteFromString.check(Schema.isInt(), Schema.isBetween({ minimum: 1, maximum: most }))
  )
}
export const usualLimit = usual

/** A page of items in a stable order, and where the next one begins; null at the end. */
export const pageOf = <S extends Schema.Top>(item: S) =>
  Schema.Struct({ items: Schema.Array(item), next: Schema.NullOr(Schema.String) })
