import type { Frame } from "./Frame.ts"
import { dateOf } from "./facts.ts"
import { creditYearOf } from "./yearSpan.ts"

/** Which cycle a year lies in, counted from its anchor; undefined where the anchor is not known. */
export const cycleOf = (
  { facts, policy }: Frame,
  { anchoredAt, cycle }: { readonly anchoredAt: number | { readonly fact: string }; readonly cycle: number },
  year: number
): { readonly from: number; readonly number: number } | undefined => {
  const date = typeof anchoredAt === "number" ? undefined : dateOf(facts, anchoredAt.fact)
  const anchor =
    typeof anchoredAt === "number" ? anchoredAt : date === undefined ? undefined : creditYearOf(policy.document, date)
  if (anchor === undefined) return undefined
  const number = Math.floor((year - anchor) / cycle)
  return { from: anchor + number * cycle, number }
}
