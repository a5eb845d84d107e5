import { Schema } from "effect"

/** A file as storage knows it, and its name for people. */
export const Attachment = Schema.Struct({
  digest: Schema.NonEmptyString.check(Schema.isMaxLength(128)),
  name: Schema.NonEmptyString.check(Schema.isMaxCodePoints(200))
})
export type Attachment = typeof Attachment.Type
