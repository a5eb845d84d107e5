import { Attempts, Challenges, Device, Devices, documentKey, type Tally } from "@xueshi/core"
import { Context, Effect, Layer, Schema } from "effect"
import { SqlClient } from "effect/sql"

type Kept = { readonly key: string; readonly failures: number; readonly at: bigint; readonly until: bigint }

const tallyOf = (row: Kept | undefined): Tally | undefined =>
  row && row.failures > 0 ? { failures: row.failures, at: Number(row.at), until: Number(row.until) } : undefined

/** Failures on PostgreSQL. */
const attempts = (sql: SqlClient.SqlClient): typeof Attempts.Service => ({
  update: Effect.fn("Attempts.update")((keys, decide) => {
    if (keys.length === 0) return Effect.sync(() => decide([]).answer)
    // In one order for everybody, so that two who count under the same keys wait in turn.
    const ordered = keys.toSorted()
    return sql
      .withTransaction(
        Effect.gen(function* () {
          yield* sql`
            insert into attempt (key, failures, at, until)
            select key, 0, 0, 0 from unnest(${ordered}::text[]) key on conflict do nothing`
          const rows = yield* sql<Kept>`
            select key, failures, at, until from attempt where key = any(${ordered}::text[]) order by key for update`
          const { answer, tallies } = decide(keys.map((key) => tallyOf(rows.find((row) => row.key === key))))
          const left = keys.flatMap((key, index) => {
            const tally = tallies[index]
            return tally === undefined ? [] : [{ key, ...tally }]
          })
          const gone = keys.filter((_, index) => tallies[index] === undefined)
          if (left.length > 0)
            yield* sql`
              update attempt set failures = now.failures, at = now.at, until = now.until
              from jsonb_to_recordset(${JSON.stringify(left)}::text::jsonb)
                as now(key text, failures integer, at bigint, until bigint)
              where attempt.key = now.key`
          if (gone.length > 0) yield* sql`delete from attempt where key = any(${gone}::text[])`
          return answer
        })
      )
      .pipe(Effect.orDie)
  }),
  collect: Effect.fn("Attempts.collect")((at) =>
    sql`
      delete from attempt where key in
        (select key from attempt where until <= ${at} for update skip locked) returning key`.pipe(
      Effect.map((rows) => rows.length),
      Effect.orDie
    )
  )
})

/** Challenges on PostgreSQL. */
const challenges = (sql: SqlClient.SqlClient): typeof Challenges.Service => ({
  put: Effect.fn("Challenges.put")(({ digest, expiresAt, key }) =>
    sql`
      insert into challenge (key, digest, tries, expires_at) values (${key}, ${digest}, 0, ${expiresAt})
      on conflict (key) do update set digest = excluded.digest, tries = 0, expires_at = excluded.expires_at`.pipe(
      Effect.asVoid,
      Effect.orDie
    )
  ),
  attempt: Effect.fn("Challenges.attempt")((key) =>
    sql<{ digest: string; tries: number; expiresAt: bigint }>`
      update challenge set tries = tries + 1 where key = ${key}
      returning digest, tries, expires_at as "expiresAt"`.pipe(
      Effect.map(([row]) => row && { key, digest: row.digest, tries: row.tries, expiresAt: Number(row.expiresAt) }),
      Effect.orDie
    )
  ),
  end: Effect.fn("Challenges.end")(({ digest, key }) =>
    sql`delete from challenge where key = ${key} and digest = ${digest} returning key`.pipe(
      Effect.map((rows) => rows.length > 0),
      Effect.orDie
    )
  ),
  collect: Effect.fn("Challenges.collect")((at) =>
    sql`delete from challenge where expires_at <= ${at} returning key`.pipe(
      Effect.map((rows) => rows.length),
      Effect.orDie
    )
  )
})

const readDevice = Schema.decodeUnknownSync(Device)

const deviceOf = (row: Readonly<Record<string, unknown>>): Device => {
  const [document, times] = [String(row["document"]), ["madeAt", "usedAt", "expiresAt"]]
  const slash = document.indexOf("/")
  return readDevice({
    ...row,
    document: { type: document.slice(0, slash), number: document.slice(slash + 1) },
    ...Object.fromEntries(times.map((time) => [time, Number(row[time])]))
  })
}

/** Devices on PostgreSQL. */
const devices = (sql: SqlClient.SqlClient): typeof Devices.Service => {
  const columns = sql.literal(
    `id, document, digest, version, hat, opens, made_at as "madeAt", used_at as "usedAt", expires_at as "expiresAt"`
  )
  return {
    add: Effect.fn("Devices.add")((device) =>
      sql`
        insert into device (id, document, digest, version, hat, opens, made_at, used_at, expires_at)
        values (${device.id}, ${documentKey(device.document)}, ${device.digest}, ${device.version},
          ${JSON.stringify(device.hat)}::text::jsonb, ${device.opens}, ${device.madeAt}, ${device.usedAt},
          ${device.expiresAt})`.pipe(Effect.asVoid, Effect.orDie)
    ),
    find: Effect.fn("Devices.find")((id) =>
      sql`select ${columns} from device where id = ${id}`.pipe(
        Effect.map(([row]) => row && deviceOf(row)),
        Effect.orDie
      )
    ),
    replace: Effect.fn("Devices.replace")((device, digest) =>
      sql`
        update device set document = ${documentKey(device.document)}, digest = ${device.digest},
          version = ${device.version}, hat = ${JSON.stringify(device.hat)}::text::jsonb, opens = ${device.opens},
          made_at = ${device.madeAt}, used_at = ${device.usedAt}, expires_at = ${device.expiresAt}
        where id = ${device.id} and digest = ${digest} returning id`.pipe(
        Effect.map((rows) => rows.length > 0),
        Effect.orDie
      )
    ),
    remove: Effect.fn("Devices.remove")((id) =>
      sql`delete from device where id = ${id} returning id`.pipe(
        Effect.map((rows) => rows.length > 0),
        Effect.orDie
      )
    ),
    of: Effect.fn("Devices.of")((document) =>
      sql`select ${columns} from device where document = ${documentKey(document)} order by used_at desc, id`.pipe(
        Effect.map((rows) => rows.map(deviceOf)),
        Effect.orDie
      )
    ),
    collect: Effect.fn("Devices.collect")((at) =>
      sql`delete from device where expires_at <= ${at} returning id`.pipe(
        Effect.map((rows) => rows.length),
        Effect.orDie
      )
    )
  }
}

/** Failures, challenges and devices on PostgreSQL. */
export const proofs: Layer.Layer<Attempts | Challenges | Devices, never, SqlClient.SqlClient> = Layer.effectContext(
  Effect.map(SqlClient.SqlClient, (sql) =>
    Context.make(Attempts, attempts(sql)).pipe(
      Context.add(Challenges, challenges(sql)),
      Context.add(Devices, devices(sql))
    )
  )
)
