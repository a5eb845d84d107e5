import { commitFunction } from "../commit/commitFunction.ts"
import { settleFunction } from "../derived/settleFunction.ts"
import { tables } from "../names.ts"
import { routeFunctions } from "../routing/routes.ts"
import { statements } from "./statements.ts"

/** What nothing is looked for by: generated columns and indexes of expressions have statistics of their own. */
const unsought: ReadonlyArray<readonly [table: string, column: string]> = [
  ...Object.values(tables).map((table) => [table, "state"] as const),
  ["sample", "listed"],
  ["journal", "actor"],
  ["journal", "event"],
  ["journal_personal", "value"],
  ["answer", "after"],
  ["annual", "recognised"],
  ["annual", "policy"],
  ["annual", "subjects"]
]

/**
 * A commit looks at what its decision can change, and at nothing else; and the server does not sort documents by their contents each
 * time that it looks how many rows there are, which took a fifth of two cores under load.
 */
export const brief = statements(
  ...routeFunctions,
  commitFunction,
  settleFunction,
  ...unsought.map(([table, column]) => `alter table ${table} alter column ${column} set statistics 0`)
)
