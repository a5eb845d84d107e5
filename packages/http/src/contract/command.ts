import { Schema } from "effect"

/** A key of the caller's own making, by which a repeated command gets the first answer (SYS-03). */
const IdempotencyKey = Schema.String.check(Schema.isPattern(/^[\x21-\x7e]{1,200}$/u))

/** The version that the caller has seen, as the `ETag` gave it: `"v3"`. */
const EntityTag = Schema.String.check(Schema.isPattern(/^(\*|"v\d{1,9}")$/u))

/** The headers of every command. */
export const commandHeaders = { "idempotency-key": Schema.optionalKey(IdempotencyKey) }

/** The headers of a command on something that stands. */
export const changeHeaders = { ...commandHeaders, "if-match": Schema.optionalKey(EntityTag) }

/** What whoever refuses says. */
export const Reason = Schema.String.check(Schema.isMaxCodePoints(2000))

/** Why hours are refused: in words, by a code of the policy document, or both (EXT-04). */
export const Refusal = Schema.Struct({
  reason: Schema.optionalKey(Reason),
  reasonCode: Schema.optionalKey(Schema.NonEmptyString.check(Schema.isMaxLength(64)))
})

/** Why hours are audited after their year's last day for it (AUD-06). */
export const Late = { lateReason: Schema.optionalKey(Reason) }
