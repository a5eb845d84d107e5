import {
  change,
  fullPowers,
  type Guard,
  Ids,
  type OrganisationId,
  type OrganisationKind,
  Organisations,
  PostId,
  type Principal,
  ProfessionalId,
  type Region,
  ReviewId,
  registration,
  UserId
} from "@xueshi/core"
import { Effect } from "effect"
import { SqlClient } from "effect/sql"
import { codeOf, commitAll, moments, person, root } from "../sql/city.ts"

const region = "371000" as Region

/** An organisation's super administrator. */
export const head = (organisation: OrganisationId, kind: OrganisationKind): Principal => ({
  user: UserId.make(`head-of-${organisation}`),
  hat: { _tag: "Administrator", organisation },
  powers: fullPowers(kind, region)
})

/** What gives an organisation its super administrator, so that posts are kept here. */
const appointed = Effect.fnUntraced(function* (organisation: OrganisationId, number: number) {
  const id = PostId.make(yield* (yield* Ids).next)
  const { document, mobile, name } = person(number)
  const { user } = head(organisation, "bureau")
  return change("Post", id, undefined, {
    _tag: "PostGiven",
    id,
    organisation,
    user,
    holder: { document, name, mobile },
    department: null,
    role: null,
    rank: "super",
    state: "active"
  })
})

/** One registration, as the use case would write it. */
const registering = Effect.fnUntraced(function* (hospital: OrganisationId) {
  const ids = yield* Ids
  const [review, id] = [ReviewId.make(yield* ids.next), ProfessionalId.make(yield* ids.next)]
  const user = UserId.make(yield* ids.next)
  const told = person(3)
  const key = `passport/${told.document.number}`
  const submission = {
    id: review,
    kind: registration.kind,
    module: registration.module,
    title: told.name,
    professional: id,
    organisation: null,
    madeBy: user,
    excluded: [user],
    steps: [hospital] as const,
    at: moments.submitted,
    content: registration.encode({ id, user, organisation: hospital, department: null, person: told })
  }
  const guards: ReadonlyArray<Guard> = [
    { _tag: "Claimed", scope: "professional.document", key, by: id },
    { _tag: "Claimed", scope: "user.document", key, by: user }
  ]
  yield* commitAll(
    root,
    moments.submitted,
    [change("Review", review, undefined, { _tag: "ReviewSubmitted", ...submission })],
    guards
  )
})

/** As many more of the one registration that stands, each of somebody else: its state, its claims, its entry and what of it is personal. */
const more = (count: number) => `
  with one as (select review.state, journal.* from review join journal on aggregate = 'Review' and journal.id = review.id),
  made as materialized (
    select gen_random_uuid()::text as review, gen_random_uuid()::text as person, gen_random_uuid()::text as "user",
      'G' || 20000000 + number as document, '人员' || 1000 + number as name, replace(gen_random_uuid()::text, '-', '') as salt
    from generate_series(1, ${count}) as number
  ), told as materialized (
    select made.*, one.*, state || jsonb_build_object('id', review, 'title', name, 'professional', person, 'madeBy', "user",
      'excluded', jsonb_build_array("user"), 'content', state -> 'content' || jsonb_build_object('id', person, 'user', "user",
        'person', state #> '{content,person}' || jsonb_build_object('name', name, 'document',
          jsonb_build_object('type', 'passport', 'number', document)))) as own,
      encode(sha256(convert_to(salt || document, 'UTF8')), 'hex') as digest
    from made cross join one
  ), stands as (
    insert into review (id, version, state) select review, 1, own from told
  ), claimed as (
    insert into claim (scope, key, holder)
    select 'professional.document', 'passport/' || document, person from told
    union all select 'user.document', 'passport/' || document, "user" from told
  ), personal as (
    insert into journal_personal (digest, salt, value)
    select digest, salt, jsonb_build_object('title', name, 'content', own -> 'content') from told
  )
  insert into journal (at, actor, aggregate, id, version, shape, event, personal)
  select at, actor, aggregate, review, 1, shape, event || jsonb_build_object('id', review, 'professional', person,
    'madeBy', "user", 'excluded', jsonb_build_array("user")), digest from told`

/** A bureau and a hospital below it, each with its super administrator, and as many people as are asked for who registered there. */
export const fillHospital = Effect.fnUntraced(function* (pending: number) {
  const named = (kind: "bureau" | "employer", name: string, number: number) => ({
    region,
    kind,
    name,
    code: codeOf(number)
  })
  const bureau = yield* Organisations.establish(root, named("bureau", "威海市人力资源和社会保障局", 0), null)
  const { id: hospital } = yield* Organisations.establish(root, named("employer", "威海市立医院", 1), bureau.id)
  yield* commitAll(root, moments.submitted, [yield* appointed(bureau.id, 1), yield* appointed(hospital, 2)])
  yield* registering(hospital)
  yield* (yield* SqlClient.SqlClient).unsafe(more(pending - 1))
  return hospital
})
