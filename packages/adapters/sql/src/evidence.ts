import { EvidenceRepository, Reuse, Upload } from "@xueshi/core"
import { Effect, Layer, Schema } from "effect"
import { SqlClient } from "effect/sql"
import { idsAsJson } from "./reader.ts"

const readUpload = Schema.decodeUnknownSync(Upload)
const readReuse = Schema.decodeUnknownSync(Reuse)

/** What was uploaded, and which declarations have it, on PostgreSQL. */
export const evidence = Layer.effect(
  EvidenceRepository,
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    const any = (ids: ReadonlyArray<string>) =>
      sql`any(array(select jsonb_array_elements_text(${idsAsJson(ids)}::text::jsonb)))`
    // `loose` alone may say too much: what it says is looked at. Of a person's own declarations, one by one, in the index's order.
    const countLoose = (id: string) => sql`
      select count(*)::int as loose from upload where professional = ${id} and loose and digest <> all(array(
        select has.digest from declaration cross join lateral (
          select digest from attached where attached.declaration = declaration.id offset 0
        ) has where declaration.professional = ${id}
      ))`
    return EvidenceRepository.of({
      // Those of one person go one after the other, so that each counts what the one before has left.
      put: Effect.fn("EvidenceRepository.put")(({ at, by, bytes, digest, kind, professional }, most) =>
        Effect.gen(function* () {
          yield* sql`select pg_advisory_xact_lock(hashtextextended(${`upload/${professional}`}::text, 0))`
          const noted = yield* sql`
            insert into upload (professional, digest, "by", kind, bytes, at)
            select ${professional}, ${digest}, ${by}, ${kind}, ${bytes}::integer, ${at}::bigint
            where (${countLoose(professional)}) < ${most}
              or exists (select from upload where professional = ${professional} and digest = ${digest})
            on conflict (professional, digest) do update set "by" = excluded."by", at = excluded.at
            returning digest`
          return noted.length === 1
        }).pipe(sql.withTransaction, Effect.orDie)
      ),
      loose: Effect.fn("EvidenceRepository.loose")((id) =>
        Effect.orDie(Effect.map(countLoose(id), ([row]) => Number(row?.["loose"])))
      ),
      of: Effect.fn("EvidenceRepository.of")((professional, digests) =>
        sql`
          select professional, digest, "by", kind, bytes, at from upload
          where professional = ${professional} and digest = ${any(digests)} order by digest`.pipe(
          Effect.map((rows) => rows.map((row) => readUpload({ ...row, at: Number(row["at"]) }))),
          Effect.orDie
        )
      ),
      known: Effect.fn("EvidenceRepository.known")((digests) =>
        sql<{ digest: string }>`select distinct digest from upload where digest = ${any(digests)}`.pipe(
          Effect.map((rows) => new Set(rows.map(({ digest }) => digest))),
          Effect.orDie
        )
      ),
      // One by one, in the index's order: the planner would read all declarations, and all that share a picture.
      reuses: Effect.fn("EvidenceRepository.reuses")((digests, but, limit) =>
        sql`
          select reused.digest, reused.declaration, reused.professional
          from (
            select distinct jsonb_array_elements_text(${idsAsJson(digests)}::text::jsonb) as digest
          ) wanted cross join lateral (
            select attached.digest, attached.declaration, other.professional
            from attached cross join lateral (
              select professional, tag from declaration where declaration.id = attached.declaration offset 0
            ) other
            where attached.digest = wanted.digest and other.tag <> 'Draft' and attached.declaration <> all(${but}::text[])
            order by attached.declaration limit ${limit}
          ) reused
          order by reused.digest, reused.declaration limit ${limit}`.pipe(
          Effect.map((rows) => rows.map((row) => readReuse(row))),
          Effect.orDie
        )
      ),
      // What is locked first nobody attaches until it is gone: whoever attaches it writes its row, and is passed over.
      forget: Effect.fn("EvidenceRepository.forget")((before) =>
        Effect.gen(function* () {
          const old = yield* sql<{ professional: string; digest: string }>`
            select professional, digest from upload where loose and at < ${before} for update skip locked`
          const locked = sql`jsonb_to_recordset(${JSON.stringify(old)}::text::jsonb) as old(professional text, digest text)
            where upload.professional = old.professional and upload.digest = old.digest`
          const gone = yield* sql`
            delete from upload using ${locked} and not exists (
              select from attached join declaration on declaration.id = attached.declaration
              where attached.digest = old.digest and declaration.professional = old.professional
            ) returning upload.digest`
          yield* sql`update upload set loose = false from ${locked}`
          return gone.length
        }).pipe(sql.withTransaction, Effect.orDie)
      )
    })
  })
)
