import {
  Conflict,
  Credential,
  Credentials,
  type FoundSession,
  type IdentityDocument,
  Session,
  SessionRepository
} from "@xueshi/core"
import { Context, Effect, Layer, Schema } from "effect"
import { SqlClient } from "effect/sql"
import { type HeldRow, heldColumns, heldOf, holdings } from "./held.ts"

const keyOf = ({ number, type }: IdentityDocument): string => `${type}/${number}`
/** A document of its key: types hold no slash. */
const documentOf = (key: string) => ({ type: key.slice(0, key.indexOf("/")), number: key.slice(key.indexOf("/") + 1) })
const changed = Effect.fail(new Conflict({ what: "changed", id: "credential" }))
const readCredential = Schema.decodeUnknownSync(Credential)
const readSession = Schema.decodeUnknownSync(Session)

/** Credentials on PostgreSQL. */
const credentials = (sql: SqlClient.SqlClient): typeof Credentials.Service => {
  /** The row as written, if the version before was there: none where there should be none. */
  const write = ({ document, hash, unproven, version }: Credential) => {
    const key = keyOf(document)
    return version === 1
      ? sql`
          insert into credential (document, hash, version, unproven) values (${key}, ${hash}, 1, ${unproven === true})
          on conflict do nothing returning version`
      : sql`
          update credential set hash = ${hash}, version = ${version}, unproven = ${unproven === true}
          where document = ${key} and version = ${version - 1} returning version`
  }
  return {
    find: Effect.fn("Credentials.find")((document) =>
      sql<{ hash: string | null; version: number; unproven: boolean }>`
        select hash, version, unproven from credential where document = ${keyOf(document)}`.pipe(
        Effect.map(([row]) => {
          if (row === undefined) return undefined
          const { unproven, ...kept } = row
          return readCredential({ document, ...kept, ...(unproven && { unproven }) })
        }),
        Effect.orDie
      )
    ),
    set: Effect.fn("Credentials.set")((credential, staying = "") =>
      sql
        .withTransaction(
          Effect.gen(function* () {
            if ((yield* write(credential)).length === 0) return false
            // A statement of its own: it sees what was opened while the one above waited.
            const document = keyOf(credential.document)
            yield* sql`delete from session where document = ${document} and digest <> ${staying}`
            if (staying !== "")
              yield* sql`update session set must_choose = false where document = ${document} and digest = ${staying}`
            return true
          })
        )
        .pipe(
          Effect.orDie,
          Effect.flatMap((written) => (written ? Effect.void : changed))
        )
    )
  }
}

interface SessionRow {
  readonly actor: unknown
  readonly document: string
  readonly mustChoose: boolean
  readonly usedAt: bigint
  readonly expiresAt: bigint
}
/** Its organisation is missing where no post is held. */
type FoundRow = SessionRow & (HeldRow | { readonly kind: null })

const foundOf = (digest: string, row: FoundRow): FoundSession => {
  const { actor, document, expiresAt, mustChoose, usedAt } = row
  const times = { usedAt: Number(usedAt), expiresAt: Number(expiresAt) }
  const session = readSession({ digest, actor, document: documentOf(document), mustChoose, ...times })
  return { ...session, held: row.kind === null ? undefined : heldOf(row) }
}

/** Sessions on PostgreSQL. */
const sessions = (sql: SqlClient.SqlClient): typeof SessionRepository.Service => ({
  open: Effect.fn("SessionRepository.open")(({ actor, digest, expiresAt, mustChoose, usedAt }, credential) =>
    // The lock waits for whoever is changing the credential, and looks at the version again.
    sql`
      insert into session (digest, document, actor, must_choose, used_at, expires_at)
      select ${digest}, document, ${JSON.stringify(actor)}::text::jsonb, ${mustChoose}, ${usedAt}, ${expiresAt}
      from credential
      where document = ${keyOf(credential.document)} and version = ${credential.version} for share returning digest`.pipe(
      Effect.orDie,
      Effect.flatMap((rows) => (rows.length === 0 ? changed : Effect.void))
    )
  ),
  find: Effect.fn("SessionRepository.find")((digest) =>
    sql<FoundRow>`
      select session.actor, session.document, session.must_choose as "mustChoose", session.used_at as "usedAt",
        session.expires_at as "expiresAt", ${sql.literal(heldColumns)}
      from session left join (${sql.literal(holdings)}) on claim.scope = 'post.holder'
        and claim.key = (session.actor #>> '{hat,organisation}') || '/' || (session.actor ->> 'user')
      where session.digest = ${digest}`.pipe(
      Effect.map(([row]) => row && foundOf(digest, row)),
      Effect.orDie
    )
  ),
  touch: Effect.fn("SessionRepository.touch")((digest, at) =>
    Effect.orDie(Effect.asVoid(sql`update session set used_at = ${at} where digest = ${digest}`))
  ),
  end: Effect.fn("SessionRepository.end")((digest) =>
    Effect.orDie(Effect.asVoid(sql`delete from session where digest = ${digest}`))
  ),
  collect: Effect.fn("SessionRepository.collect")((at, idle) =>
    // Passes over what somebody is just ending, so that nobody waits for anybody.
    sql`
      delete from session where digest in
        (select digest from session where expires_at <= ${at} or used_at <= ${idle} for update skip locked) returning digest`.pipe(
      Effect.map((rows) => rows.length),
      Effect.orDie
    )
  )
})

/** Credentials and the sessions opened with them, on PostgreSQL. */
export const accounts: Layer.Layer<Credentials | SessionRepository, never, SqlClient.SqlClient> = Layer.effectContext(
  Effect.map(SqlClient.SqlClient, (sql) =>
    Context.make(Credentials, credentials(sql)).pipe(Context.add(SessionRepository, sessions(sql)))
  )
)
