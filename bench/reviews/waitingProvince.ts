import { type Professional, registration } from "@xueshi/core"
import { person } from "../sql/city.ts"

/** How large the province is and what waits in it. */
export interface Size {
  readonly professionals: number
  readonly organisations: number
  readonly declarations: number
  readonly requests: number
}

const [cities, authorities, large, direct] = [16, 1600, 1000, 50]

/** The kinds of request, each with its module and how many of a hundred there are. */
const mix = [
  ["registration", "registrationReview", 55],
  ["informationChange", "informationReview", 25],
  ["transfer", "transfers", 8],
  ["organisationChange", "changeReview", 6],
  ["superiorChange", "changeReview", 3],
  ["organisationRegistration", "organisationReview", 3]
] as const

const quoted = (value: unknown): string => `'${JSON.stringify(value)}'::jsonb`
const padded = (name: string, number: string, digits: number) => `'${name}-' || lpad((${number})::text, ${digits}, '0')`
const city = (number: string) => padded("city", number, 2)
const authority = (number: string) => padded("authority", number, 4)
const employer = (number: string) => padded("employer", number, 5)
/** A few employers stand directly under the root, as those of a province itself do. */
const superior = (number: string) =>
  `case when (${number}) < ${direct} then 'root' else ${authority(`(${number}) % ${authorities}`)} end`

const established = (kind: string, id: string, name: string, above: string, closed: string) => `
  jsonb_build_object('id', ${id}, 'kind', '${kind}', 'name', ${name}, 'code', ${id}, 'region', '370000', 'superior', ${above},
    'reviewClosed', ${closed}, 'version', 1)`

const organisations = (kind: string, id: string, above: string, closed: string, count: number) => `
  insert into organisation (id, version, state)
  select ${id}, 1, ${established(kind, id, id, above, closed)} from generate_series(0, ${count - 1}) as number order by 1`

const told: Professional["person"] = person(0)
const { person: written } = registration.encode({
  id: "person" as never,
  user: "user" as never,
  organisation: "root" as never,
  department: null,
  person: told
}) as { readonly person: unknown }

/**
 * The rows of a province, made in the database: states, of what is decided and who decides, without a journal. Half of the people
 * work for a thousand large employers; every two-hundredth employer's authority to review hours is closed (ORG-09), and of every
 * hundredth item it is the employer's only administrator who made it (SYS-06).
 */
export const statementsOf = ({
  declarations,
  organisations: all,
  professionals,
  requests
}: Size): ReadonlyArray<string> => {
  const employers = all - 1 - cities - authorities
  const place = (number: string) =>
    `case when ${number} % 2 = 0 then (${number} / 2) % ${large} else (${number} / 2) % ${employers} end`
  const maker = `case when number % 100 = 0 then 'head-of-' || own else 'user-' || professional end`
  const shares = mix.map(([, , share], index) =>
    mix.slice(0, index).reduce((sum, [, , one]) => sum + one, share as number)
  )
  const chosen = (column: 0 | 1) =>
    `case ${shares.map((upTo, index) => `when number * 37 % 100 < ${upTo} then '${mix[index]?.[column]}'`).join(" ")} end`
  return [
    "set synchronous_commit = off",
    "set xueshi.bulk = on",
    organisations("bureau", "'root'", "null::text", "false", 1),
    organisations("bureau", city("number"), "'root'", "false", cities),
    organisations("authority", authority("number"), city(`number % ${cities}`), "false", authorities),
    organisations("employer", employer("number"), superior("number"), "number % 200 = 0", employers),
    `insert into post (id, version, state)
     select 'post-' || id, 1, jsonb_build_object('id', 'post-' || id, 'organisation', id, 'user', 'head-of-' || id, 'holder',
       ${quoted({ document: told.document, name: "管理员", mobile: told.mobile })}, 'department', null, 'role', null,
       'rank', 'super', 'state', 'active', 'version', 1)
     from organisation order by id`,
    `insert into professional (id, version, state)
     select id, 1, jsonb_build_object('id', id, 'user', 'user-' || id, 'organisation', ${employer("at")}, 'department', null,
       'person', ${quoted(written)} || jsonb_build_object('name', '人员' || number), 'version', 1)
     from (select number, ${padded("person", "number", 7)} as id, ${place("number")} as at
       from generate_series(0, ${professionals - 1}) as number) people order by id`,
    `insert into declaration (id, version, state)
     select id, 2, jsonb_build_object('id', id, 'professional', professional, 'madeBy', ${maker}, 'version', 2)
       || case when number % 4 = 3 then jsonb_build_object('_tag', 'Approved', 'approvedBy', 'head-of-' || own,
         'audit', jsonb_build_object('_tag', 'Awaiting', 'auditor', ${superior("at")}))
       else jsonb_build_object('_tag', 'Pending', 'responsible', own) end
     from (
       select number, ${padded("declaration", "number", 7)} as id, ${employer("at")} as own, at,
         ${padded("person", `number * ${Math.floor(professionals / declarations)}`, 7)} as professional
       from (
         select number, ${place(`(number * ${Math.floor(professionals / declarations)})`)} as at
         from generate_series(0, ${declarations - 1}) as number
       ) placed
     ) waiting order by id`,
    `insert into review (id, version, state)
     select id, 1, jsonb_build_object('id', id, 'kind', kind, 'module', module, 'title', '人员' || number, 'professional', null,
       'organisation', case when module in ('changeReview', 'transfers') then own end, 'madeBy', made, 'excluded', jsonb_build_array(made),
       'steps', jsonb_build_array(turn), 'responsible', turn, 'content', '{}'::jsonb, 'at', 0, 'state', 'pending', 'decisions',
       '[]'::jsonb, 'clearedBy', '[]'::jsonb, 'version', 1)
     from (
       select number, kind, module, own, ${padded("review", "number", 7)} as id,
         case when number % 100 = 0 then 'head-of-' || own else 'user-' || number end as made,
         case when module in ('changeReview', 'organisationReview') then above else own end as turn
       from (
         select number, ${chosen(0)} as kind, ${chosen(1)} as module, ${employer("at")} as own, ${superior("at")} as above
         from (select number, ${place("number")} as at from generate_series(0, ${requests - 1}) as number) placed
       ) asked
     ) asking order by id`,
    "analyze",
    "select xueshi_route_all()",
    "reset xueshi.bulk",
    "vacuum analyze"
  ]
}
