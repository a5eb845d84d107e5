import type { DeclarationFilter, Source } from "@xueshi/core"
import type { SqlClient, Statement } from "effect/sql"
import { isText, startsWith } from "./reader.ts"

const text = (path: string) => (row: string) => `(${row}state #>> '{${path}}') collate "C"`

/** What lists are filtered by within the state of a row, each as the indexes of lists have it. */
export const listedBy = {
  creditYear: text("claim,creditYear"),
  subject: text("claim,subject"),
  form: text("claim,form"),
  audit: text("audit,_tag"),
  auditor: text("audit,auditor"),
  /** The code of `refusalOf` of core. */
  reasonCode: (row: string) =>
    `coalesce(${row}state ->> 'reasonCode', ${row}state #>> '{audit,reasonCode}') collate "C"`
}

/** Whether hours have been audited, and in which of the lists of audits they are (DEC-08). */
export const isAudited = `${listedBy.audit("")} in ('Passed', 'Failed')`
export const auditList = `(case when plan is null then 'audit' else 'baseAudit' end) collate "C"`

/** What a declaration of each source is known by. */
const ofSource: Readonly<Record<Source, (row: string) => string>> = {
  self: (row) => `${row}declarant is null`,
  organisation: (row) => `${row}declarant is not null and ${row}plan is null`,
  base: (row) => `${row}plan is not null`
}

/** `isShown` of core, of a declaration that the statement calls `row`. */
export const isShown = (
  sql: SqlClient.SqlClient,
  { creditYear, name, source, ...filter }: DeclarationFilter,
  row: "declaration" | "item"
): Statement.Fragment => {
  const of = `${row}.`
  const said: ReadonlyArray<readonly [is: string, asked: string | undefined]> = [
    [`${of}tag`, filter.state],
    [`${of}responsible`, filter.organisation],
    [listedBy.creditYear(of), creditYear === undefined ? undefined : `${creditYear}`],
    [listedBy.subject(of), filter.subject],
    [listedBy.form(of), filter.form],
    [listedBy.audit(of), filter.audit],
    [listedBy.reasonCode(of), filter.reasonCode]
  ]
  // One by one of what the list itself finds: who is called so elsewhere is in nobody's way.
  const called = `(select name from professional person where person.id = ${of}professional)`
  return sql.and([
    sql`true`,
    ...said.flatMap(([is, asked]) => (asked === undefined ? [] : [isText(sql, is, asked)])),
    ...(source === undefined ? [] : [sql.literal(ofSource[source](of))]),
    ...(name === undefined ? [] : [startsWith(sql, called, name)])
  ])
}
