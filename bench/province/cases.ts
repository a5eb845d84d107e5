import {
  fullPowers,
  type OrganisationFilter,
  type OrganisationId,
  type OrganisationKind,
  type Principal,
  type Region,
  UserId
} from "@xueshi/core"
import type pg from "pg"
import { type Asked, organisationQueries, professionalQueries } from "./byHand.ts"

export const size = 50
/** The page after this many. */
const cursors = 999

export interface Row {
  readonly id: string
  readonly path: string
  readonly kind: OrganisationKind
  readonly region: string
}

/** An organisation's super administrator. */
export const administratorOf = ({ id, kind, region }: Row): Principal => ({
  user: UserId.make("bench"),
  hat: { _tag: "Administrator", organisation: id as OrganisationId },
  powers: fullPowers(kind, region as Region)
})

type List = "organisations" | "professionals"

export interface Case {
  readonly name: string
  readonly list: List
  readonly by: Row
  readonly filter?: OrganisationFilter
}

/** Which lists are asked for, of the organisations that stand there. */
export const casesOf = async (client: pg.Client): Promise<ReadonlyArray<Case>> => {
  const one = async (what: string, where: string, order = "path"): Promise<Row> => {
    const { rows } = await client.query<Row>(
      `select id, path, kind, region from organisation where ${where} order by ${order} limit 1`
    )
    if (rows[0] === undefined) throw new Error(`the province has no ${what}; ask for a larger one`)
    return rows[0]
  }
  const people = "(select count(*) from professional where organisation = organisation.id) desc"
  const root = await one("root", "superior is null")
  const city = await one("city", "kind = 'bureau' and region like '37__00' and region <> '370000'")
  const authority = await one("authority of a city", `kind = 'authority' and region = '${city.region}'`, "name")
  const employer = await one("employer", "kind = 'employer'", people)
  const { rows } = await client.query<{ name: string }>(
    "select name from professional group by name order by count(*) desc, name limit 1"
  )
  // Whose bureau stands last: whoever walks the tree in its order comes to it late.
  const { region: last } = await one(
    "city",
    "kind = 'bureau' and region like '37__00' and superior is not null",
    "path desc"
  )
  const region = last as Region
  return [
    { name: "organisations, whole province", list: "organisations", by: root },
    { name: "organisations, one city", list: "organisations", by: city },
    { name: "organisations, a kind", list: "organisations", by: root, filter: { kind: "authority" } },
    { name: "organisations, a name's beginning", list: "organisations", by: root, filter: { name: "威海市荣成" } },
    { name: "organisations, a region", list: "organisations", by: root, filter: { region } },
    { name: "people, whole province", list: "professionals", by: root },
    { name: "people, a region", list: "professionals", by: root, filter: { region } },
    { name: "people, an authority of a city", list: "professionals", by: authority },
    { name: "people, an employer", list: "professionals", by: employer },
    { name: `people, a name (${rows[0]?.name})`, list: "professionals", by: root, filter: { name: rows[0]?.name } }
  ]
}

/** The place after which a page begins: of the row before it, as a reader who went through all pages would hold it. */
export const placeAfter = async (client: pg.Client, { by, filter = {}, list }: Case): Promise<string | null> => {
  const asked = askedOf(by, filter, "")
  const [plain = ""] = list === "organisations" ? organisationQueries(asked) : professionalQueries(asked)
  const unlimited = plain.replace(/limit \d+$/u, "")
  const { rows } = await client.query<{ total: string }>(`select count(*) as total from (${unlimited}) one`)
  const pages = Math.min(cursors, Math.floor((Number(rows[0]?.total) - 1) / size))
  if (pages < 1) return null
  const found = await client.query<{ position: string }>(`${unlimited} limit 1 offset ${pages * size - 1}`)
  return found.rows[0]?.position ?? null
}

/** A region is asked for as a whole, whoever the superiors there are. */
export const askedOf = ({ path }: Row, filter: OrganisationFilter, after: string): Asked => ({
  ...filter,
  path: filter.region === undefined ? path : "",
  after
})
