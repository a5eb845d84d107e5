import { type Block, JournalChain, type PersonalItem, type StoredEntry } from "@xueshi/core"
import { Effect, Layer } from "effect"
import { SqlClient, type SqlError } from "effect/sql"
import { settling } from "./settling.ts"

type Wide<A, Keys extends keyof A> = Omit<A, Keys> & { readonly [K in Keys]: bigint }
type EntryRow = Wide<StoredEntry, "sequence" | "at">
type BlockRow = Wide<Block, "number" | "first" | "last" | "sealedAt">

const entryOf = (row: EntryRow): StoredEntry => ({ ...row, sequence: Number(row.sequence), at: Number(row.at) })
const blockOf = (row: BlockRow): Block => ({
  ...row,
  number: Number(row.number),
  first: Number(row.first),
  last: Number(row.last),
  sealedAt: Number(row.sealedAt)
})

/** The journal's tables and the chain of blocks on PostgreSQL. */
export const SqlChain: Layer.Layer<JournalChain, never, SqlClient.SqlClient> = Layer.effect(
  JournalChain,
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    const orDie = <A>(query: Effect.Effect<A, SqlError.SqlError>) => Effect.orDie(query)
    const blockColumns = sql`number, first, last, count, leaves, previous, sealed_at as "sealedAt", digest`
    return JournalChain.of({
      settled: orDie(settling(sql)),
      entries: (after, through, limit) =>
        orDie(
          Effect.map(
            sql<EntryRow>`
              select sequence, transaction::text as transaction, at, actor, aggregate, id, version, shape, event, personal
              from journal where sequence > ${after} and sequence <= ${through} order by sequence limit ${limit}`,
            (rows) => rows.map(entryOf)
          )
        ),
      countAfter: (after) =>
        orDie(
          Effect.map(sql<{ count: bigint }>`select count(*) as count from journal where sequence > ${after}`, ([row]) =>
            Number(row?.count ?? 0)
          )
        ),
      personal: (digests) =>
        orDie(
          Effect.map(
            sql<PersonalItem & { readonly digest: string }>`
              select digest, salt, value from journal_personal where ${sql.in("digest", digests)}`,
            (rows) => new Map(rows.map(({ digest, salt, value }) => [digest, { salt, value }]))
          )
        ),
      erase: (aggregate, id) =>
        orDie(
          Effect.asVoid(sql`
            delete from journal_personal where digest in
              (select personal from journal where aggregate = ${aggregate} and id = ${id})`)
        ),
      blocks: (after, limit) =>
        orDie(
          Effect.map(
            sql<BlockRow>`select ${blockColumns} from journal_block where number > ${after} order by number limit ${limit}`,
            (rows) => rows.map(blockOf)
          )
        ),
      lastBlock: orDie(
        Effect.map(
          sql<BlockRow>`select ${blockColumns} from journal_block order by number desc limit 1`,
          ([row]) => row && blockOf(row)
        )
      ),
      append: ({ count, digest, first, last, leaves, number, previous, sealedAt }) =>
        orDie(
          Effect.map(
            sql`
              insert into journal_block (number, first, last, count, leaves, previous, sealed_at, digest)
              values (${number}, ${first}, ${last}, ${count}, ${leaves}, ${previous}, ${sealedAt}, ${digest})
              on conflict do nothing returning number`,
            (rows) => rows.length > 0
          )
        )
    })
  })
)
