import { addMonths, type Day } from "../../kernel/Day.ts"
import type { Span } from "./facts.ts"

/**
 * How many of the months of a span some times touch or, if asked, fill; and how many months the span has. The months are counted
 * from its first day on. The times are apart and in order.
 */
export const monthsOf = (
  within: Span,
  times: ReadonlyArray<Span>,
  full: boolean
): { readonly held: number; readonly whole: number } => {
  const start = within.from as Day
  let [held, whole] = [0, 0]
  for (let next = start; next <= within.to; whole++) {
    const from = next
    next = addMonths(start, whole + 1)
    const to = next - 1
    const inside = times.some((time) =>
      full ? time.from <= from && to <= time.to : time.from <= to && from <= time.to
    )
    if (inside) held++
  }
  return { held, whole }
}
