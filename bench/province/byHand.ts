import type { Connection } from "@xueshi/embedded"
import { Effect, Redacted } from "effect"
import pg from "pg"

/** A connection without the library. */
export const pgOn = ({ database, host, password, port, username: user }: Connection) =>
  Effect.acquireRelease(
    Effect.promise(async () => {
      const secret = password && { password: Redacted.value(password) }
      const client = new pg.Client({ database, host, port, user, ...secret })
      await client.connect()
      return client
    }),
    (client) => Effect.promise(() => client.end())
  )

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`
const beginning = (column: string, text: string): string =>
  text === "" ? "true" : `${column} >= ${literal(text)} and ${column} < ${literal(`${text}\u{10FFFF}`)}`

/** What a page is of: below a path, where something holds, after a place. */
export interface Asked {
  readonly path: string
  readonly name?: string | undefined
  readonly kind?: string | undefined
  readonly region?: string | undefined
  readonly after: string
}

const limit = 51
const inRegion = (region: string) =>
  `region between ${literal(region)} and ${literal(region.replace(/(?:00){1,3}$/u, (zeros) => "9".repeat(zeros.length)))}`

/** Ways in which somebody who knows the tables would write a page of organisations. */
export const organisationQueries = ({ after, kind, name, path, region }: Asked): ReadonlyArray<string> => {
  const columns = "state || jsonb_build_object('path', path, 'reviewer', reviewer) as state, path as position"
  const filters = [
    ...(kind === undefined ? [] : [`kind = ${literal(kind)}`]),
    ...(name === undefined ? [] : [beginning("name", name)]),
    ...(region === undefined ? [] : [inRegion(region)])
  ]
  const scope = [beginning("path", path), `path > ${literal(after)}`]
  const where = (parts: ReadonlyArray<string>) => parts.join(" and ")
  const end = `order by path limit ${limit}`
  return [
    `select ${columns} from organisation where ${where([...scope, ...filters])} ${end}`,
    ...(filters.length === 0
      ? []
      : [
          `with found as materialized (select path from organisation where ${where([...scope, ...filters])})
           select ${columns} from organisation where path = any(array(select path from found ${end})) order by path`,
          // First what the filter finds, then in order; and the other way about.
          `with found as materialized (select * from organisation where ${where(filters)})
           select ${columns} from found where ${where(scope)} ${end}`,
          `select ${columns} from (select * from organisation where ${where(scope)} order by path offset 0) one
           where ${where(filters)} limit ${limit}`
        ])
  ]
}

/** Ways in which somebody who knows the tables would write a page of people; `after` is of one who is there: organisation, id. */
export const professionalQueries = ({ after, name, path, region }: Asked): ReadonlyArray<string> => {
  const [organisation = "", id = ""] = after.split(" ")
  const begun = `path >= (select path from organisation where id = ${literal(organisation)})`
  const scope = [
    beginning("path", path),
    ...(organisation === "" ? [] : [begun]),
    ...(region === undefined ? [] : [inRegion(region)])
  ].join(" and ")
  const later = `(one.organisation <> ${literal(organisation)} or one.id > ${literal(id)})`
  const columns = "one.state, one.organisation || ' ' || one.id as position"
  const end = `order by path, one.id limit ${limit}`
  if (name === undefined)
    return [
      `select ${columns} from organisation join professional one on one.organisation = organisation.id
       where ${scope} and ${later} ${end}`,
      `select ${columns} from organisation cross join lateral (
         select * from professional one where one.organisation = organisation.id and ${later} order by one.id limit ${limit}
       ) one where ${scope} ${end}`,
      `select ${columns} from (select * from organisation where ${scope} order by path offset 0) organisation cross join lateral (
         select * from professional one where one.organisation = organisation.id and ${later} order by one.id limit ${limit}
       ) one ${end}`
    ]
  const named = `one.name = ${literal(name)}`
  return [
    `select ${columns} from professional one join organisation on organisation.id = one.organisation
     where ${named} and ${later} and ${scope} ${end}`,
    `with one as materialized (select * from professional one where ${named})
     select ${columns} from one join organisation on organisation.id = one.organisation where ${later} and ${scope} ${end}`
  ]
}
