import { CreditYear, OrganisationId } from "@xueshi/core"
import { Schema } from "effect"

/** A code of the policy's: of a form, a subject, a reason. */
const Code = Schema.NonEmptyString.check(Schema.isMaxLength(64))

/** How a name or a title begins: the person's, the organisation's, the plan's. */
export const Begins = Schema.NonEmptyString.check(Schema.isMaxLength(200))

const claimed = { subject: Schema.optionalKey(Code), form: Schema.optionalKey(Code) }
const called = { name: Schema.optionalKey(Begins) }
const answeredFor = { organisation: Schema.optionalKey(OrganisationId) }

/** Which declarations of a list are shown, as its address says it (DEC-11). */
export const claimQuery = {
  creditYear: Schema.optionalKey(Schema.FiniteFromString.pipe(Schema.decodeTo(CreditYear))),
  ...claimed
}
export const reasonQuery = { reasonCode: Schema.optionalKey(Code) }
export const nameQuery = called
/** Of hours that wait, or were audited: whosever they are and whoever answers for them (AUD-02). */
export const hoursQuery = { ...claimQuery, ...called, ...answeredFor }

/** The same in a body, for deciding on all that the list shows (PRO-03). */
export const HoursFilter = Schema.Struct({
  creditYear: Schema.optionalKey(CreditYear),
  ...claimed,
  ...called,
  ...answeredFor
})
