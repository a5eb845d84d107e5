import { Schema } from "effect"

/** How many items a page holds at most, and how many where nothing is said. */
const [most, usual] = [200, 50]

/** A page of a list: an opaque place to go on from, and how many items. */
export const pageQuery = {
  cursor: Schema.optionalKey(Schema.NonEmptyString.check(Schema.isMaxLength(4000))),
  limit: Schema.optionalKey(
    Schema.FiniteFromString.check(Schema.isInt(), Schema.isBetween({ minimum: 1, maximum: most }))
  )
}
export const usualLimit = usual

/** A page of items in a stable order, and where the next one begins; null at the end. */
export const pageOf = <S extends Schema.Top>(item: S) =>
  Schema.Struct({ items: Schema.Array(item), next: Schema.NullOr(Schema.String) })

/** How many there are: exact to 10,000; `more` where there are more than these (10,000+). */
export const counted = { count: Schema.Int, more: Schema.Boolean }

/** Names the moment at which a list was shown, so that what came later can be told from it. */
export const ShownAt = Schema.NonEmptyString.check(Schema.isMaxLength(4000))

/** A page of what waits, how many wait in all, and when it was shown. */
export const shownPageOf = <S extends Schema.Top>(item: S) =>
  Schema.Struct({ ...pageOf(item).fields, ...counted, moment: ShownAt })
