import type { Day } from "../kernel/Day.ts"
import type { ApprovedHours } from "./Ledgers.ts"

/** The days of approved hours with one more, on which they came for the first time, went, or came again. */
export const withDay = (days: ApprovedHours["days"] | undefined, day: Day): ApprovedHours["days"] =>
  days === undefined ? [day] : [...days, day]
