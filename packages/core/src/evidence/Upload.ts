import { Schema } from "effect"
import { Day } from "../kernel/DayCodec.ts"
import { Hours } from "../kernel/HoursCodec.ts"
import { DeclarationId, ProfessionalId, UserId } from "../kernel/ids.ts"
import { PictureKind } from "./Picture.ts"

/** SHA-256 in lower-case hexadecimal. */
const Digest = Schema.String.check(Schema.isPattern(/^[0-9a-f]{64}$/u))

/** A picture that was uploaded for somebody's declarations: that it is kept lets nobody else attach it. */
export const Upload = Schema.Struct({
  digest: Digest,
  /** For whom. */
  professional: ProfessionalId,
  /** The user who uploaded it. */
  by: UserId,
  kind: PictureKind,
  bytes: Schema.Int,
  /** When it was last uploaded, in milliseconds since 1970-01-01T00:00Z. */
  at: Schema.Int
})
export type Upload = typeof Upload.Type

/** A picture, and another declaration that has it too. */
export const Reuse = Schema.Struct({ digest: Schema.String, declaration: DeclarationId, professional: ProfessionalId })
export type Reuse = typeof Reuse.Type

/** Another declaration of the person's that may be of the same activity: on days that both have, of the same holder (DEC-10). */
export const Overlap = Schema.Struct({
  declaration: DeclarationId,
  form: Schema.String,
  from: Day,
  to: Day,
  hours: Hours
})
export type Overlap = typeof Overlap.Type
