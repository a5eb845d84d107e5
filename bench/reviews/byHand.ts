/*
 * What the best programmer without a library would write for this one list on the same tables: one statement, which takes in all
 * that was shown at once, computes states where they lie, and writes the journal with the digests of what is personal.
 */

/** A value's text as digests have it: JSON without spaces. */
const json = (value: string) => `(${value})::text`

const title = `case when jsonb_typeof(who -> 'title') = 'null' then 'null' else concat(
      '{"effectiveOn":', ${json("who #> '{title,effectiveOn}'")}, ',"level":', ${json("who #> '{title,level}'")},
      ',"qualification":', ${json("who #> '{title,qualification}'")}, ',"series":', ${json("who #> '{title,series}'")}, '}') end`

const plain = (key: string) => `'"${key}":', ${json(`who -> '${key}'`)}`

/** The personal part of a registered person, its keys in order. */
const canonical = `concat('{"salt":"', salt, '","value":{"person":{', ${plain("birth")}, ',', ${plain("degree")},
      ',"document":{"number":', ${json("who #> '{document,number}'")}, ',"type":', ${json("who #> '{document,type}'")}, '},', ${[
        "education",
        "email",
        "graduatedOn",
        "major",
        "mobile",
        "name",
        "postDoc",
        "school",
        "sex"
      ]
        .map(plain)
        .join(", ',', ")}, ',"title":', ${title}, '}}}')`

export const takeIn = `
create function by_hand_take_in(hospital text, by_user text, moment pg_snapshot, at bigint, today integer, actor jsonb)
returns bigint language plpgsql set jit = off as $take$
#variable_conflict use_column
declare
  taken bigint;
begin
  perform from organisation where id = hospital for share;
  with found as materialized (
    select id, version + 1 as version, state, state -> 'content' as said, state #> '{content,person}' as who,
      replace(gen_random_uuid()::text, '-', '') as salt
    from review
    where responsible = hospital and kind = 'registration' and tag = 'pending' and not state -> 'excluded' ? by_user
      and not exists (select from rerouted where aggregate = 'Review' and item = review.id)
      and exists (
        select from journal where journal.aggregate = 'Review' and journal.id = review.id
          and journal.version = review.version and pg_visible_in_snapshot(transaction, moment))
    for update
  ), decided as (
    update review set version = found.version, state = found.state || jsonb_build_object('state', 'approved',
      'version', found.version, 'decisions', jsonb_build_array(
        jsonb_build_object('by', by_user, 'in', hospital, 'at', at, 'outcome', 'approved')))
    from found where review.id = found.id
  ), digested as materialized (
    select id, version, said, who, salt, encode(sha256(convert_to(${canonical}, 'UTF8')), 'hex') as digest from found
  ), come as (
    insert into professional (id, version, state)
    select said ->> 'id', 1, said - 'newUser' || '{"version": 1}' from digested
  ), personal as (
    insert into journal_personal (digest, salt, value) select digest, salt, jsonb_build_object('person', who) from digested
  ), said as (
    insert into journal (at, actor, aggregate, id, version, shape, event, personal)
    select at, actor, 'Review', id, version, 1,
      jsonb_build_object('_tag', 'ReviewApproved', 'by', by_user, 'in', hospital, 'at', at), null::text
    from digested
    union all
    select at, actor, 'Professional', said ->> 'id', 1, 2,
      said - 'newUser' - 'person' || '{"_tag": "ProfessionalRegistered"}', digest
    from digested
  ), counted as (
    insert into statistic (organisation, year, kind, day, delta)
    select hospital, 0, 'registered', today, count(*) from digested having count(*) > 0
  )
  select count(*) into taken from found;
  return taken;
end
$take$`
