import { Conflict, Credential, Credentials, type IdentityDocument, Session, SessionRepository } from "@xueshi/core"
import { Context, Effect, Layer, Schema } from "effect"
import { SqlClient } from "effect/sql"

const keyOf = ({ number, type }: IdentityDocument): string => `${type}/${number}`
const changed = ({ user }: Credential) => new Conflict({ what: "changed", id: user })
const readCredential = Schema.decodeUnknownSync(Credential)
const readSession = Schema.decodeUnknownSync(Session)

/** Credentials on PostgreSQL. */
const credentials = (sql: SqlClient.SqlClient): typeof Credentials.Service => {
  /** The row as written, if the version before was there: none where there should be none. */
  const write = ({ document, hash, posts, user, version }: Credential) => {
    const key = keyOf(document)
    const organisations = sql`${JSON.stringify(posts)}::text::jsonb`
    return version === 1
      ? sql`
          insert into credential (document, "user", hash, posts, version)
          values (${key}, ${user}, ${hash}, ${organisations}, 1) on conflict do nothing returning version`
      : sql`
          update credential set "user" = ${user}, hash = ${hash}, posts = ${organisations}, version = ${version}
          where document = ${key} and version = ${version - 1} returning version`
  }
  return {
    find: Effect.fn("Credentials.find")((document) =>
      sql`select "user", hash, posts, version from credential where document = ${keyOf(document)}`.pipe(
        Effect.map(([row]) => (row === undefined ? undefined : readCredential({ document, ...row }))),
        Effect.orDie
      )
    ),
    set: Effect.fn("Credentials.set")((credential) =>
      sql
        .withTransaction(
          Effect.gen(function* () {
            if ((yield* write(credential)).length === 0) return false
            // A statement of its own: it sees what was opened while the one above waited.
            yield* sql`delete from session where document = ${keyOf(credential.document)}`
            return true
          })
        )
        .pipe(
          Effect.orDie,
          Effect.flatMap((written) => (written ? Effect.void : Effect.fail(changed(credential))))
        )
    )
  }
}

/** Sessions on PostgreSQL. */
const sessions = (sql: SqlClient.SqlClient): typeof SessionRepository.Service => ({
  open: Effect.fn("SessionRepository.open")(({ actor, digest, expiresAt }, credential) =>
    // The lock waits for whoever is changing the credential, and looks at the version again.
    sql`
      insert into session (digest, document, actor, expires_at)
      select ${digest}, document, ${JSON.stringify(actor)}::text::jsonb, ${expiresAt} from credential
      where document = ${keyOf(credential.document)} and version = ${credential.version} for share returning digest`.pipe(
      Effect.orDie,
      Effect.flatMap((rows) => (rows.length === 0 ? Effect.fail(changed(credential)) : Effect.void))
    )
  ),
  find: Effect.fn("SessionRepository.find")((digest) =>
    sql<{ actor: unknown; expiresAt: bigint }>`
      select actor, expires_at as "expiresAt" from session where digest = ${digest}`.pipe(
      Effect.map(([row]) =>
        row === undefined ? undefined : readSession({ digest, actor: row.actor, expiresAt: Number(row.expiresAt) })
      ),
      Effect.orDie
    )
  ),
  end: Effect.fn("SessionRepository.end")((digest) =>
    Effect.orDie(Effect.asVoid(sql`delete from session where digest = ${digest}`))
  ),
  collect: Effect.fn("SessionRepository.collect")((at) =>
    // Passes over what somebody is just ending, so that nobody waits for anybody.
    sql`
      delete from session where digest in
        (select digest from session where expires_at <= ${at} for update skip locked) returning digest`.pipe(
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
