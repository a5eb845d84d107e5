import type { LearningRecord } from "../LearningRecord.ts"
import type { CompiledCap } from "../Policy.ts"
import { cycleOf } from "./cycleOf.ts"
import type { Frame, Slice } from "./Frame.ts"
import { holds } from "./holds.ts"

/** Whether a cap applies to a person's year. */
export const applies = (frame: Frame, { cap: { when, years } }: CompiledCap, year: number): boolean =>
  (years === undefined || ((years.from ?? year) <= year && year <= (years.to ?? year))) &&
  (when === undefined || holds(frame, when, year))

/** What a cap is counted over, as a number of its own; a record's, where nothing else is known. */
export const periodKey = (frame: Frame, { cap: { per } }: CompiledCap, { index, year }: Slice): number => {
  if (per === "record" || per === "day") return index
  if (per === "year") return year
  if (per === "ever") return 0
  // Years before the last so many make blocks of their own, as long, that end where the next one begins.
  if ("rolling" in per) return Math.floor((frame.year - year) / per.rolling)
  return cycleOf(frame, per, year)?.number ?? year
}

/** The values that a cap has limits of their own for. */
export const eachOf = ({ cap: { each } }: CompiledCap, { fields = {} }: LearningRecord): string =>
  each === undefined ? "" : JSON.stringify(each.map((key) => (Object.hasOwn(fields, key) ? fields[key] : "")))
