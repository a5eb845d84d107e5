import { keptPlans } from "../keptPlans.ts"
import { lockOrder, tables } from "../names.ts"
import { goingElsewhere, isRerouted, of, routedAggregates } from "../routing/routes.ts"
import { stands } from "./attended.ts"

/** Ends the commit, and with it everything that it has written, for the reason and the first thing that stand in the way. */
const refuse = (what: string) => `raise exception using errcode = 'XU409', message = '${what}', detail = lost`

/** Ids as one value, so that the planner takes the index however few rows there are. */
const ids = (from: string, column = "id") => `any(array(select ${column} from ${from}))`

/** The same of texts that are given as they are. */
const listed = (texts: string) => `any(array(select jsonb_array_elements_text(${texts})))`

/**
 * Locks rows in the order of ids, and looks whether they are as they were read. What is written here is locked against readers
 * who guard it, what is only guarded is shared with them: in one statement, so that no two commits wait for each other.
 */
const locks = lockOrder
  .flatMap((aggregate) =>
    (["update", "share"] as const).map(
      (mode) => `
  if for_${mode} ? '${aggregate}' then
    with wanted as materialized (
      select * from jsonb_to_recordset(for_${mode} -> '${aggregate}') as wanted(id text, version integer)
    ), held as (
      select id, version from ${tables[aggregate]} where id = ${ids("wanted")} order by id for ${mode}
    )
    select wanted.id into lost from wanted left join held on held.id = wanted.id
    where wanted.version <> coalesce(held.version, 0) limit 1;
    if lost is not null then ${refuse("changed")}; end if;
  end if;`
    )
  )
  .join("")

/** Before any row: whoever moves a part of the tree waits for those who add to it, and they for whoever moves. */
const tree = `
  if given ->> 'tree' = 'alone' then perform pg_advisory_xact_lock(hashtextextended('xueshi.tree', 0));
  elsif given ->> 'tree' = 'shared' then perform pg_advisory_xact_lock_shared(hashtextextended('xueshi.tree', 0));
  end if;`

/**
 * Nothing of a person, or of an organisation and everybody directly in it, is in review: whoever submits holds their rows. An index of
 * what is not null is only found by whoever asks for that.
 */
const pending = `
  if given ? 'nonePending' then
    with free as materialized (select jsonb_array_elements_text(given -> 'nonePending') as id)
    select professional into lost from (
      select professional from declaration where professional = ${ids("free")} and tag = 'Pending'
      union all select professional from review where professional = ${ids("free")} and professional is not null and tag = 'pending'
    ) busy limit 1;
    if lost is not null then ${refuse("pending")}; end if;
  end if;
  if given ? 'nonePendingIn' then
    with free as materialized (
      select jsonb_array_elements_text(given -> 'nonePendingIn') as id
    ), person as materialized (
      select id from professional where organisation = ${ids("free")}
    )
    select at into lost from (
      select organisation as at from review where organisation = ${ids("free")} and organisation is not null and tag = 'pending'
      union all select professional from review where professional = ${ids("person")} and professional is not null and tag = 'pending'
      union all select professional from declaration where tag = 'Pending' and professional = ${ids("person")}
      union all select declarant from declaration where tag = 'Pending' and declarant = ${ids("free")} and declarant is not null
    ) busy limit 1;
    if lost is not null then ${refuse("pending")}; end if;
  end if;`

/** No row has any of these in a column. */
const unnamed = (key: string, table: string, column: string) => `
  if given ? '${key}' then
    select ${column} into lost from ${table}
    where ${column} = ${listed(`given -> '${key}'`)} limit 1;
    if lost is not null then ${refuse("changed")}; end if;
  end if;`

/** Whoever places one there at this moment holds the superior's row, or has been waited for. */
const noneBelow = unnamed("noneBelow", "organisation", "superior")

/** Once its document is claimed, so that whoever gives this user a hat at this moment has been waited for. */
const hatless = `
  if given ? 'hatless' then
    with wanted as materialized (select jsonb_array_elements_text(given -> 'hatless') collate "C" as id)
    select worn into lost from (
      select "user" as worn from post where "user" = ${ids("wanted")} and state ->> 'state' <> 'offered'
      union all select state ->> 'user' from professional where ${of("user")} = ${ids("wanted")}
      union all select made_by from review where made_by = ${ids("wanted")} and tag = 'pending'
        and kind in ('registration', 'organisationRegistration')
    ) hats limit 1;
    if lost is not null then ${refuse("changed")}; end if;
  end if;`

/** Whoever gives one at this moment holds the person's row, or has been waited for. */
const noPostBut = `
  if given ? 'noPostBut' then
    with wanted as materialized (
      select * from jsonb_to_recordset(given -> 'noPostBut') as wanted("user" text, organisation text, but jsonb)
    )
    select post.id into lost from post
    where post."user" = any (array(select "user" from wanted)) and exists (
      select from wanted where wanted."user" = post."user" and wanted.organisation = post.organisation
        and not wanted.but ? post.id
    ) limit 1;
    if lost is not null then ${refuse("changed")}; end if;
  end if;`

/** What is chosen stands in place of nothing that is proven; what is proven stays. */
const credentials = `
  if given ? 'credentials' then
    with wanted as materialized (
      select * from jsonb_to_recordset(given -> 'credentials') as wanted(document text, hash text)
    ), chosen as (
      insert into credential (document, hash, version, unproven)
      select document, hash, 1, true from wanted where hash is not null order by document
      on conflict (document) do update set hash = excluded.hash, version = credential.version + 1
      where credential.unproven returning document
    ), proven as (
      update credential set unproven = false, version = version + 1
      where unproven and document = any(array(select document from wanted where hash is null))
    )
    select 'credential' into lost from wanted left join chosen using (document)
    where hash is not null and chosen.document is null limit 1;
    if lost is not null then ${refuse("changed")}; end if;
  end if;`

/** What is attached was uploaded for that person; whoever collects what is loose has been waited for, or passes it over. */
const uploaded = `
  if given ? 'uploaded' then
    with wanted as materialized (
      select * from jsonb_to_recordset(given -> 'uploaded') as wanted(professional text, digest text)
    ), held as (
      update upload set loose = false from wanted
      where upload.professional = wanted.professional and upload.digest = wanted.digest
        and upload.professional = ${ids("wanted", "professional")}
      returning upload.professional, upload.digest
    )
    select wanted.digest into lost from wanted left join held using (professional, digest)
    where held.digest is null limit 1;
    if lost is not null then ${refuse("changed")}; end if;
  end if;`

/** Nothing of these people stands but what was decided on: whoever declares for them at this moment holds their rows. */
const standing = `
  if given ? 'standing' then
    with wanted as materialized (
      select * from jsonb_to_recordset(given -> 'standing') as wanted(id text, but jsonb)
    )
    select declaration.id into lost from declaration
    where professional = ${ids("wanted")} and ${stands}
      and exists (select from wanted where wanted.id = professional and not wanted.but ? declaration.id) limit 1;
    if lost is not null then ${refuse("changed")}; end if;
  end if;`

/** Nobody is given a role that is being deleted: its row is locked. */
const unused = unnamed("rolesUnused", "post", "role")

/** Nobody changes what counts for these people until the commit is done, and nobody has since it was judged. */
const inputs = `
  if given ? 'inputs' then
    with wanted as materialized (
      select * from jsonb_to_recordset(given -> 'inputs') as wanted(id text, inputs integer)
    ), held as (
      select professional, inputs from ledger where professional = ${ids("wanted")} order by professional for update
    )
    select wanted.id into lost from wanted left join held on held.professional = wanted.id
    where wanted.inputs <> coalesce(held.inputs, 0) limit 1;
    if lost is not null then ${refuse("changed")}; end if;
  end if;`

/** Whoever issues one to these people holds their rows of `ledger`, or has been waited for. */
const issued = `
  if given ? 'issued' then
    perform from ledger where professional = any(array(select jsonb_array_elements(given -> 'issued') ->> 'id'))
      order by professional for update;
    with wanted as materialized (
      select * from jsonb_to_recordset(given -> 'issued') as wanted(id text, issued integer)
    ), held as (
      select professional, count(*) as issued from certificate where professional = ${ids("wanted")} group by professional
    )
    select wanted.id into lost from wanted left join held on held.professional = wanted.id
    where wanted.issued <> coalesce(held.issued, 0) limit 1;
    if lost is not null then ${refuse("changed")}; end if;
  end if;`

/** A key is given up by its holder, and by nobody else. */
const releases = `
  if given ? 'releases' then
    with wanted as materialized (
      select * from jsonb_to_recordset(given -> 'releases') as wanted(scope text, key text, holder text)
    ), gone as (
      delete from claim using wanted
      where claim.scope = wanted.scope and claim.key = wanted.key and claim.holder = wanted.holder
        and claim.scope = ${ids("wanted", "scope")} and claim.key = ${ids("wanted", "key")}
      returning claim.scope, claim.key
    )
    select wanted.holder into lost from wanted left join gone using (scope, key) where gone.key is null limit 1;
    if lost is not null then ${refuse("changed")}; end if;
  end if;`

/** A key is taken by its holder or was theirs already; whoever comes second waits for the first and is told. */
const claims = `
  if given ? 'claims' then
    with wanted as materialized (
      select * from jsonb_to_recordset(given -> 'claims') as wanted(scope text, key text, holder text)
    ), held as (
      insert into claim (scope, key, holder) select scope, key, holder from wanted order by scope, key
      on conflict (scope, key) do update set holder = excluded.holder where claim.holder = excluded.holder
      returning scope, key
    )
    select wanted.holder into lost from wanted left join held using (scope, key) where held.key is null limit 1;
    if lost is not null then ${refuse("keyTaken")}; end if;
  end if;`

/** What the keys led to, in the order of keys: whoever comes second waits for the first, and is told. */
const answers = `
  if given ? 'answers' then
    with wanted as materialized (
      select * from jsonb_to_recordset(given -> 'answers') as wanted(key text, digest text, aggregate text, after jsonb)
    ), kept as (
      insert into answer (key, digest, aggregate, after)
      select key, digest, aggregate, nullif(after, 'null') from wanted order by key collate "C"
      on conflict do nothing returning key
    )
    select wanted.key into lost from wanted left join kept using (key) where kept.key is null limit 1;
    if lost is not null then ${refuse("repeated")}; end if;
  end if;`

/**
 * Counts people where they are now and no longer where they were; what was judged there, or of whom they were, waits to be judged
 * again.
 */
const registered = `
  if given ? 'people' then
    with wanted as materialized (
      select * from jsonb_to_recordset(given -> 'people') as wanted(id text, organisation text, touched boolean)
    ), stood as (
      select wanted.id, touched, was.organisation as before, wanted.organisation as after
      from wanted left join (select id, organisation from professional where id = ${ids("wanted")}) was on was.id = wanted.id
    ), moved as (
      select * from stood where before is distinct from after
    ), held as (
      update ledger set inputs = inputs + 1, changed_on = greatest(changed_on, today)
      from stood where ledger.professional = stood.id and stood.before is not null
        and (touched or before is distinct from after) and ledger.professional = ${ids("wanted")}
    )
    insert into statistic (organisation, year, kind, day, delta)
    select organisation, 0, 'registered', today, sum(delta) from (
      select before as organisation, -1 as delta from moved where before is not null
      union all select after, 1 from moved where after is not null
    ) deltas group by organisation having sum(delta) <> 0;
  end if;`

/**
 * Adds to the totals. A person's row of `ledger` is locked first, people in the order of ids: two commits on one person
 * follow one another.
 */
const totals = `
  if given ? 'totals' then
    with wanted as materialized (
      select * from jsonb_to_recordset(given -> 'totals') as wanted(professional text, year integer, recognised jsonb)
    ), held as (
      insert into ledger (professional, inputs, settled, changed_on)
      select professional, 1, 0, today from (select distinct professional collate "C" as professional from wanted) people
      order by professional
      on conflict (professional) do update
        set inputs = ledger.inputs + 1, changed_on = greatest(ledger.changed_on, excluded.changed_on)
      returning professional
    )
    insert into annual (professional, year, recognised)
    select wanted.professional, year, recognised from wanted join held on held.professional = wanted.professional
    order by wanted.professional collate "C", year
    on conflict (professional, year) do update set recognised = (
      select coalesce(jsonb_object_agg(subject, hours), '{}') from (
        select subject, sum(hours::bigint) as hours from (
          select * from jsonb_each_text(annual.recognised) as kept(subject, hours)
          union all select * from jsonb_each_text(excluded.recognised) as more(subject, hours)
        ) both_of group by subject having sum(hours::bigint) <> 0
      ) summed
    );
  end if;`

/** The rows themselves, which are locked and as they were read: what is born must not stand there yet. */
const states = lockOrder
  .map((aggregate) => {
    const table = tables[aggregate]
    const rows = (kind: string) =>
      `wanted as materialized (
      select * from jsonb_to_recordset(${kind} -> '${aggregate}') as wanted(id text, version integer, state jsonb)
    )`
    return `
  if born ? '${aggregate}' then
    with ${rows("born")}, done as (
      insert into ${table} (id, version, state) select id, version, state from wanted on conflict do nothing returning id
    )
    select wanted.id into lost from wanted left join done on done.id = wanted.id where done.id is null limit 1;
    if lost is not null then ${refuse("changed")}; end if;
  end if;
  if moved ? '${aggregate}' then
    with ${rows("moved")}
    update ${table} as own set version = wanted.version, state = wanted.state from wanted
    where own.id = wanted.id and own.id = ${ids("wanted")};
  end if;
  if gone ? '${aggregate}' then
    delete from ${table} where id = ${listed(`gone -> '${aggregate}'`)};
  end if;`
  })
  .join("")

/** As it is now written: whoever else declares under these plans has been waited for. */
const attended = `
  if given ? 'attended' then
    select at.plan into lost from (
      select plan, count(*) as people, count(distinct professional) as apart from declaration
      where plan = ${listed("given -> 'attended'")} and ${stands} group by plan
    ) at join review on review.id = at.plan
    where review.id = ${listed("given -> 'attended'")}
      and (people > apart or people > (review.state #>> '{content,places}')::integer) limit 1;
    if lost is not null then ${refuse("changed")}; end if;
  end if;`

/** Who handles what was written, as it now is: of most items whoever handles others of their organisation, which is not written. */
const routes = routedAggregates
  .map((aggregate) => {
    const ids = (kind: string) => `select id from jsonb_to_recordset(${kind} -> '${aggregate}') as ${kind}(id text)`
    return `
  if born ? '${aggregate}' or moved ? '${aggregate}' or gone ? '${aggregate}' then
    written := array(${ids("born")} union all ${ids("moved")}
      union all select jsonb_array_elements_text(gone -> '${aggregate}'));
    if exists (${goingElsewhere(`'${aggregate}'`, "written")}) or ${isRerouted(`'${aggregate}'`, "written")} then
      perform xueshi_route('${aggregate}', written);
    end if;
  end if;`
  })
  .join("")

const entries = `
  if given ? 'personal' then
    insert into journal_personal (digest, salt, value)
    select digest, salt, value
    from jsonb_to_recordset(given -> 'personal') as wanted(digest text, salt text, value jsonb);
  end if;
  insert into journal (at, actor, aggregate, id, version, shape, event, personal)
  select (given ->> 'at')::bigint, given -> 'actor', aggregate, id, version, shape, event, personal
  from jsonb_to_recordset(given -> 'entries')
    as wanted(aggregate text, id text, version integer, shape integer, event jsonb, personal text);`

/**
 * The whole of a commit in one statement, and so in one transaction and one round trip: guards, totals, states and journal,
 * one statement a kind of thing. All locks are taken before anything else, tables and rows always in the same order. The
 * journal comes last, after the writing of rows, so that the transaction has its number before it takes a sequence: the
 * sealer counts on that. Its plans have no loops within loops: the planner takes every list for a short one, and would
 * compare five hundred rows with five hundred; so whatever joins a table names what it wants of it, for its index. They are kept
 * (`keptPlans`): making them anew took a third of a commit.
 */
export const commitFunction = `
create or replace function xueshi_commit(given jsonb) returns void language plpgsql
${keptPlans("off")} as $commit$
declare
  lost text;
  written text[];
  today integer := (given ->> 'day')::integer;
  for_update jsonb := given -> 'update';
  for_share jsonb := given -> 'share';
  born jsonb := given -> 'born';
  moved jsonb := given -> 'moved';
  gone jsonb := given -> 'gone';
begin${[tree, answers, locks, pending, standing, noneBelow, uploaded, unused, inputs, issued, releases, noPostBut, claims, hatless, registered, totals, states, attended, routes, credentials, entries].join("")}
end
$commit$`
