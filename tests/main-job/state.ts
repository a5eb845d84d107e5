import { join } from "node:path"
import { PgClient } from "@effect/sql-pg"
import { EmbeddedPostgres } from "@xueshi/embedded"
import { Effect } from "effect"
import type { SqlError } from "effect/sql"
import ExcelJS from "exceljs"

/** Asks the database that a run left in its directory. */
export const ask = <A>(
  data: string,
  use: (sql: PgClient.PgClient) => Effect.Effect<A, SqlError.SqlError>
): Promise<A> =>
  EmbeddedPostgres.start({ directory: data }).pipe(
    Effect.flatMap(({ connection }) =>
      Effect.flatMap(PgClient.PgClient, use).pipe(Effect.provide(PgClient.layer({ ...connection, maxConnections: 1 })))
    ),
    Effect.scoped,
    Effect.runPromise
  )

/** What a database holds, without ids and times: how many of each, in which state, and the sums. */
export const holdings = Effect.fnUntraced(function* (sql: PgClient.PgClient) {
  const lines = (rows: ReadonlyArray<Record<string, unknown>>) => rows.map(({ line }) => line)
  return {
    states: lines(
      yield* sql`
      select concat_ws(' ', tag, state #>> '{audit,_tag}', count(*), sum((state ->> 'recognised')::numeric)) as line
      from declaration group by tag, state #>> '{audit,_tag}' order by 1`
    ),
    journal: lines(
      yield* sql`
      select concat_ws(' ', aggregate, event ->> '_tag', count(*)) as line
      from journal group by aggregate, event ->> '_tag' order by 1`
    ),
    rows: lines(
      yield* sql`
      select concat_ws(' ', name, count) as line from (
        select 'organisation' as name, count(*) from organisation union all
        select 'professional', count(*) from professional union all
        select 'certificate', count(*) from certificate union all
        select 'answer', count(*) from answer union all
        select 'claim', count(*) from claim
      ) given order by 1`
    ),
    years: lines(
      yield* sql`
      select concat_ws(' ', year, outcome, count(*), sum(total)) as line from annual group by year, outcome order by 1`
    ),
    doubled: lines(
      yield* sql`
      select concat_ws(' ', aggregate, id, version) as line from journal group by aggregate, id, version having count(*) > 1`
    )
  }
})

/** How many blocks seal the journal, and how many entries are in none. */
export const sealing = (sql: PgClient.PgClient) =>
  Effect.map(
    sql<{ readonly blocks: number; readonly unsealed: number }>`
      select count(*)::int as blocks, (select count(*)::int from journal
        where sequence > coalesce((select max(last) from journal_block), 0)) as unsealed from journal_block`,
    ([row]) => row
  )

/** ExcelJS would give each of a million cells of a column its validation. */
export const cellsAlone: Partial<ExcelJS.XlsxReadOptions> = { ignoreNodes: ["dataValidations"] }

/** The cells of a workbook that a run wrote. */
export const sheetOf = async (out: string, name: string): Promise<ReadonlyArray<ReadonlyArray<string>>> => {
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(join(out, name), cellsAlone)
  const rows: Array<ReadonlyArray<string>> = []
  book.worksheets[0]?.eachRow((row) => {
    rows.push(Array.from({ length: row.cellCount }, (_, index) => row.getCell(index + 1).text))
  })
  return rows
}
