import type { Judged } from "@xueshi/core"
import { Effect } from "effect"
import type { SqlClient } from "effect/sql"

/** Keeps what was judged (see `settleFunction`); gives of how many people. */
export const storeJudged = (sql: SqlClient.SqlClient, judged: ReadonlyArray<Judged>) => {
  if (judged.length === 0) return Effect.succeed(0)
  const given = {
    versions: judged.map(({ inputs, professional, settled }) => ({ professional, inputs, settled })),
    verdicts: judged.flatMap(({ day, from, professional, years }) =>
      years.map(({ verdict, year }) => ({ ...verdict, professional, left_on: from, day, year }))
    ),
    further: judged.flatMap(({ further, professional }) => further.map((year) => ({ professional, year }))),
    between: judged.flatMap(({ between, professional }) => between.map((one) => ({ ...one, professional })))
  }
  return Effect.map(
    sql<{ kept: number }>`select xueshi_settle(${JSON.stringify(given)}::text::jsonb) as kept`,
    ([row]) => row?.kept ?? 0
  )
}
