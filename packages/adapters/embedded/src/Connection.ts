import { Redacted } from "effect"

/**
 * How to reach a database, as `PgClient.layer` of `@effect/sql-pg` takes it. A host that begins with `/` is the
 * directory of a unix socket, for PostgreSQL's own tools as well.
 */
export interface Connection {
  readonly host: string
  readonly port: number
  readonly username: string
  readonly database: string
  readonly password?: Redacted.Redacted
}

/** The same as a URL, for `DATABASE_URL` and for handing to another process. It holds the password, if there is one. */
export const urlOf = ({ database, host, password, port, username }: Connection): string => {
  const query = new URLSearchParams({ host, port: `${port}` })
  const secret = password === undefined ? "" : `:${encodeURIComponent(Redacted.value(password))}`
  return `postgresql://${encodeURIComponent(username)}${secret}@localhost/${encodeURIComponent(database)}?${query}`
}

/** Reads back what `urlOf` wrote. */
export const connectionOf = (url: string): Connection => {
  const { hostname, password, pathname, port, searchParams, username } = new URL(url)
  return {
    host: searchParams.get("host") ?? hostname,
    port: Number(searchParams.get("port") ?? (port || 5432)),
    username: decodeURIComponent(username),
    database: decodeURIComponent(pathname.slice(1)),
    ...(password && { password: Redacted.make(decodeURIComponent(password)) })
  }
}
