import { addMonths, type Day, yearOf } from "../../kernel/Day.ts"
import type { Condition } from "../document/Condition.ts"
import type { Facts } from "../Facts.ts"
import { bordersOf, dateOf, type Span } from "./facts.ts"

/** From which days on a condition may be answered otherwise than on the day before. */
const turnsOf = (facts: Facts, condition: Condition, within: Span): ReadonlyArray<number> => {
  if ("allOf" in condition) return condition.allOf.flatMap((one) => turnsOf(facts, one, within))
  if ("anyOf" in condition) return condition.anyOf.flatMap((one) => turnsOf(facts, one, within))
  if ("not" in condition) return turnsOf(facts, condition.not, within)
  if ("is" in condition && !("months" in condition))
    return condition.on === undefined || condition.on === "last" ? bordersOf(facts, condition.fact) : []
  if (!("yearsSince" in condition)) return []
  const date = dateOf(facts, condition.fact)
  if (date === undefined) return []
  const [from, to] = [yearOf(within.from as Day), yearOf(within.to as Day)]
  return Array.from({ length: to - from + 1 }, (_, place) => addMonths(date, 12 * (from + place - yearOf(date))))
}

/** The first of some days, and those of them on which any of the conditions may turn, in order: between two, all answers stay. */
export const turningDays = (
  facts: Facts,
  conditions: ReadonlyArray<Condition>,
  within: Span
): ReadonlyArray<number> => {
  const turns = conditions.flatMap((one) => turnsOf(facts, one, within))
  const inside = turns.filter((day) => within.from < day && day <= within.to)
  return [within.from, ...new Set(inside.toSorted((a, b) => a - b))]
}
