/** Approves as the floor's function does, and gives the declaration as it is then: one round trip. */
export const approveAndTell = `
create function by_hand_approve_and_tell(asked text, who text, at_organisation text, at bigint, today integer, actor jsonb)
returns jsonb language plpgsql as $tell$
begin
  if by_hand_approve(asked, who, at_organisation, at, today, actor) is null then return null; end if;
  return (select state from declaration where id = asked);
end
$tell$`

const statement = (name: string, text: string) => ({ name, text })
const contains = (path: string, parameter: string) => `strpos('/' || ${path}, '/' || ${parameter} || '/') > 0`

/** Whether somebody may know of a declaration: \`$2\` is their user, \`$3\` the person that they are, \`$4\` the organisation that they administer. */
const mayKnow = `(
  declaration.state ->> 'madeBy' = $2 or declaration.professional = $3
  or case declaration.tag when 'Pending' then answering.reviewer when 'Approved' then declaration.state #>> '{audit,auditor}' end = $4
  or ${contains("answering.path", "$4")} or ${contains("home.path", "$4")}
)`

export const statements = {
  /** Whose session it is, and, of an administrator, whether they may review: in one look, as things stand. */
  session: statement(
    "session",
    `select actor, expires_at, actor #> '{hat,organisation}' is null or post.state ->> 'state' = 'active' as stands,
       post.state ->> 'rank' = 'super' or role.state -> 'modules' ? 'hourReview' as reviews
     from session
     left join claim on scope = 'post.holder' and key = (actor #>> '{hat,organisation}') || '/' || (actor ->> 'user')
     left join post on post.id = claim.holder left join role on role.id = post.role where digest = $1`
  ),
  approve: statement("approve", "select by_hand_approve_and_tell($1, $2, $3, $4, $5, $6) as state"),
  one: statement(
    "one",
    `select declaration.state from declaration join professional on professional.id = declaration.professional
     join organisation home on home.id = professional.organisation
     join organisation answering on answering.id = coalesce(declaration.responsible, professional.organisation)
     where declaration.id = $1 and ${mayKnow}`
  ),
  list: statement(
    "list",
    `select id, state from declaration
     where tag = 'Pending' and responsible in (select id from organisation where reviewer = $1) and id > $2
     order by id limit $3`
  ),
  year: statement(
    "year",
    `select (select json_agg(state order by made) from declaration where declaration.professional = professional.id) as states
     from professional join organisation on organisation.id = professional.organisation
     where professional.id = $1 and (professional.id = $2 or ${contains("organisation.path", "$3")})`
  )
}
