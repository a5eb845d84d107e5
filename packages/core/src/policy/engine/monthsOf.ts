import { addMonths } from "../../kernel/Day.ts"
import type { PolicyDocument } from "../PolicyDocument.ts"
import type { Span } from "./facts.ts"
import { firstDayIn } from "./yearSpan.ts"

/** How many of the twelve months of a credit year some times touch or, if asked, fill. The times are apart and in order. */
export const monthsOf = (
  document: Pick<PolicyDocument, "year">,
  year: number,
  times: ReadonlyArray<Span>,
  full: boolean
): number => {
  const start = firstDayIn(document, year)
  let months = 0
  for (let month = 0; month < 12; month++) {
    const [from, to] = [addMonths(start, month), addMonths(start, month + 1) - 1]
    const inside = times.some((time) =>
      full ? time.from <= from && to <= time.to : time.from <= to && from <= time.to
    )
    if (inside) months++
  }
  return months
}
