import type { Day } from "../../kernel/Day.ts"
import { firstDayIn, lastDayIn } from "../engine/yearSpan.ts"
import type { PolicyDocument } from "../PolicyDocument.ts"

/** The days between which a date lies, both included. */
export interface Days {
  readonly earliest?: Day
  readonly latest: Day
}

/** DEC-02: when an activity may begin and end so that it can be declared for a credit year, as of a day; it begins before it ends. */
export const datesFor = (
  document: Pick<PolicyDocument, "creditYear" | "year">,
  creditYear: number,
  today: Day
): { readonly from: Days; readonly to: Days } => {
  const [first, last] = [firstDayIn(document, creditYear), lastDayIn(document, creditYear)]
  const within = Math.min(last, today) as Day
  switch (document.creditYear) {
    case "touched":
      return { from: { latest: within }, to: { earliest: first, latest: today } }
    case "start":
      return { from: { earliest: first, latest: within }, to: { earliest: first, latest: today } }
    case "end":
      return { from: { latest: within }, to: { earliest: first, latest: within } }
  }
}
