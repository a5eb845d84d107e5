import { settleFunction } from "../derived/settleFunction.ts"
import { statements } from "./statements.ts"

/**
 * Which outcomes count as passed is the document's: it is kept with the verdict. Every verdict kept so far is of a document of
 * which only a pass does, as the column said until now.
 */
export const passed = statements(
  "alter table annual alter column passed drop expression",
  "alter table annual alter column passed set default false",
  settleFunction
)
