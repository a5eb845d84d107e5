import { createHash } from "node:crypto"
import {
  actorOf,
  Certificates,
  type Commit,
  type DeclarationId,
  DeclarationRepository,
  Declarations,
  EvidenceRepository,
  Evidences,
  fullPowers,
  type Guard,
  type OrganisationId,
  Organisations,
  Policies,
  type PostId,
  type Principal,
  type ProfessionalId,
  Professionals,
  type ReviewId,
  type RoleId,
  Samples,
  Store,
  type UserId
} from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { Effect, Layer } from "effect"
import { SqlClient } from "effect/sql"
import { expect, it } from "vitest"
import { analyze, manyPeople } from "../derived/sizes.ts"
import { postgres } from "../postgres/postgres.ts"

/** Four thousand people, with something in every state, and a certificate each. */
const city = Effect.gen(function* () {
  yield* manyPeople
  const sql = yield* SqlClient.SqlClient
  const stateOf = sql`case right(id, 1) when '1' then 'Pending' when '2' then 'Rejected' else 'Approved' end`
  yield* sql`
    update declaration set state = declaration.state || jsonb_build_object('responsible', organisation, '_tag', ${stateOf},
      'rejectedBy', 'boss', 'reason', '证明不清')
    from (select id as person, organisation from professional) people where person = professional`
  yield* sql`
    update declaration set state = jsonb_set(state, '{claim,evidence}', jsonb_build_array(
      jsonb_build_object('digest', encode(sha256(convert_to(id, 'UTF8')), 'hex'), 'name', 'a.gif'))) where id like 'd1%-3' or id like '%7-3'`
  // Few of many: some years and forms, failures among what passed.
  yield* sql`
    update declaration set state = jsonb_set(state, '{claim,form}', '"conference"') where id like '%99-3' or id like '%99-4'`
  yield* sql`
    update declaration set state = jsonb_set(state, '{audit}', state -> 'audit' || jsonb_build_object('by', 'auditor', 'reason', 'r',
      '_tag', case when id like '%9-4' then 'Failed' else 'Passed' end))
    where id like '%-4'`
  yield* sql`
    insert into sample (id, version, state)
    select 's' || lpad(n::text, 4, '0'), 1, jsonb_build_object('id', 's' || n, 'organisation', case when n % 100 = 0 then 'o' else 'o' || n % 100 end,
      'drawnBy', 'u', 'drawnOn', '2019-01-15', 'seed', 's', 'size', 1, 'list', 'audit', 'by', 'none', 'version', 1,
      'strata', '[{"stratum": "", "drawn": ["d1-3"], "frame": ["d1-3", "d2-3"]}]'::jsonb)
    from generate_series(1, 2000) n`
  yield* sql`
    insert into certificate (id, version, state)
    select 'c' || n, 1, jsonb_build_object('id', 'c' || n, 'number', 'number-' || n, 'kind', 'annual', 'professional', 'p' || n,
      'year', 2018, 'policy', jsonb_build_object('id', 'p', 'version', '1'), 'total', '90', 'issuedOn', '2019-01-15',
      'version', 1, 'text', jsonb_build_object('number', 'number-' || n, 'title', 't', 'paragraphs', '[]'::jsonb,
        'issuer', 'i', 'issuedOn', 'd', 'note', 'n', 'qr', 'q'))
    from generate_series(1, 4000) n`
  yield* sql`
    insert into claim (scope, key, holder) select 'certificate.number', 'number-' || n, 'c' || n from generate_series(1, 4000) n`
  yield* sql`
    insert into upload (professional, digest, "by", kind, bytes, at)
    select 'p' || n, encode(sha256(convert_to(n::text, 'UTF8')), 'hex'), 'u' || n, 'png', 1, 1 from generate_series(1, 4000) n`
  yield* sql`
    insert into review (id, version, state)
    select 'r' || n, 1, jsonb_build_object('id', 'r' || n, 'kind', case when n % 2 = 0 then 'trainingPlan' else 'transfer' end,
      'module', 'transfers', 'state', case when n % 2 = 0 then 'approved' else 'pending' end, 'responsible', 'o1',
      'professional', case when n % 2 = 1 then 'p' || n end, 'organisation', 'o' || n, 'madeBy', 'u' || n, 'decisions', '[]'::jsonb,
      'clearedBy', '[]'::jsonb, 'excluded', '[]'::jsonb, 'steps', '[]'::jsonb, 'content', jsonb_build_object('places', 10))
    from generate_series(1, 4000) n`
  yield* sql`
    update declaration set state = state || '{"declarant": {"_tag": "Base", "organisation": "o1", "plan": "r78"}}'
    where id in ('d78-1', 'd79-1')`
  yield* sql`
    insert into post (id, version, state)
    select 'k' || n, 1, jsonb_build_object('id', 'k' || n, 'user', 'h' || n, 'organisation', 'o' || (n % 100 + 1), 'rank', 'sub',
      'role', 'role', 'state', 'active', 'version', 1)
    from generate_series(1, 2000) n`
  // Somewhere nothing waits.
  yield* sql`
    insert into organisation (id, version, state)
    select 'quiet', 1, state || '{"id": "quiet", "code": "quiet", "name": "quiet", "superior": "o"}' from organisation where id = 'o1'`
  yield* sql`
    insert into professional (id, version, state)
    select 'resting', 1, state || '{"id": "resting", "user": "resting", "organisation": "quiet"}' from professional where id = 'p1'`
  yield* analyze
})

const at = (organisation: string): Principal => ({
  user: "somebody" as Principal["user"],
  hat: { _tag: "Administrator", organisation: organisation as OrganisationId },
  powers: fullPowers("bureau")
})
const person = "p77" as ProfessionalId
/** Where that person works. */
const employer = "o78" as OrganisationId
const bureau = "o" as OrganisationId
const [root, head] = [at(bureau), at(employer)]
const lists = <A>(list: (repository: typeof DeclarationRepository.Service) => Effect.Effect<A>) =>
  Effect.flatMap(DeclarationRepository, list)

/** Every read of a use case, first and further on in its list. */
const reads = (after: string | null) => {
  const page = { after, limit: 20 }
  return {
    "an organisation": Organisations.get(root, employer),
    "a worker's own organisation": Organisations.get(
      { user: "u77" as Principal["user"], hat: { _tag: "Professional", professional: person } },
      employer
    ),
    "all organisations": Organisations.list(root, {}, page),
    "one's own organisations": Organisations.list(head, {}, page),
    "a person": Professionals.get(root, person),
    "all people": Professionals.list(root, {}, page),
    "an employer's people": Professionals.list(head, {}, page),
    "an employer's people, from above": Professionals.list(root, { organisation: employer }, page),
    "a declaration": Declarations.get(head, "d77-3" as DeclarationId),
    "what else has the pictures of a declaration, or may be its activity": Evidences.ofDeclaration(
      head,
      "d77-3" as DeclarationId
    ),
    "how many of a person's pictures no declaration has": Effect.flatMap(EvidenceRepository, (one) =>
      one.loose(person)
    ),
    "a person's declarations": Declarations.ofProfessional(head, person, {}, page),
    "a person's declarations of a year in a state": Declarations.ofProfessional(
      head,
      person,
      { creditYear: 2018, state: "Pending" },
      page
    ),
    "an employer's pending declarations": Declarations.ofOrganisation(root, employer, { state: "Pending" }, page),
    "an employer's approved declarations": Declarations.ofOrganisation(root, employer, { state: "Approved" }, page),
    "an employer's rejected declarations": Declarations.ofOrganisation(root, employer, { state: "Rejected" }, page),
    // The lists alone: how many there are is counted as far as 10,000 (STA-06).
    "what awaits an employer's review": lists((one) => one.awaitingReview(employer, {}, page)),
    "what awaits nobody's review": lists((one) => one.awaitingReview(bureau, {}, page)),
    "what awaits an audit": lists((one) => one.awaitingAudit(bureau, "audit", {}, page)),
    "few of what awaits an audit": lists((one) => one.awaitingAudit(bureau, "audit", { form: "conference" }, page)),
    "what awaits an audit of one organisation": lists((one) =>
      one.awaitingAudit(bureau, "audit", { organisation: employer, creditYear: 2018 }, page)
    ),
    "none of what awaits an audit": lists((one) =>
      one.awaitingAudit(bureau, "audit", { subject: "general", creditYear: 2017 }, page)
    ),
    "what was audited": Declarations.audited(root, {}, page),
    "what failed in audit": Declarations.audited(root, { audit: "Failed" }, page),
    "few of what was audited": Declarations.audited(root, { form: "conference", creditYear: 2017 }, page),
    "few of what awaits an employer's review": Declarations.awaitingReview(
      head,
      { name: "人", subject: "general" },
      page
    ),
    "few of an employer's declarations": Declarations.ofOrganisation(
      root,
      employer,
      { state: "Approved", form: "conference", creditYear: 2017, name: "人" },
      page
    ),
    "a bureau's samples": Samples.ofOrganisation(root, bureau, page),
    "a person's certificates": Certificates.ofProfessional(head, person),
    "a certificate": Certificates.get(head, "number-77"),
    "a certificate that anybody may verify": Certificates.verify("number-77")
  }
}

/** What an employer answers for in all, in this city. */
const ofEmployer = 160
/** Reads that may look through more than what they show: never through what is others'. */
const wider: Readonly<Record<string, number>> = { "what awaits an audit of one organisation": ofEmployer + 100 }

/** How many rows of large tables an effect made the server read, by its own count. */
const rowsRead = Effect.fnUntraced(function* <A, E, R>(effect: Effect.Effect<A, E, R>) {
  const sql = yield* SqlClient.SqlClient
  const count = Effect.map(
    sql<{ rows: bigint }>`
      select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::bigint as rows from pg_stat_xact_user_tables
      where relname <> 'organisation'`,
    ([row]) => Number(row?.rows ?? 0)
  )
  const before = yield* count
  yield* effect
  return (yield* count) - before
})

const ports = Layer.merge(postgres, Layer.orDie(Policies.layer([documents.weihai2018])))

/** Everything that a commit may ask to hold still, and does. */
const guards: ReadonlyArray<Guard> = [
  { _tag: "Unchanged", aggregate: "Declaration", id: "d77-4", version: 3 },
  { _tag: "Claimed", scope: "certificate.number", key: "new", by: "c" },
  { _tag: "InputsUnchanged", professional: person, inputs: 4 },
  { _tag: "CertificatesIssued", professional: person, issued: 1 },
  { _tag: "Released", scope: "certificate.number", key: "number-77", by: "c77" },
  { _tag: "NonePending", professional: "resting" as ProfessionalId },
  { _tag: "NonePendingIn", organisation: "quiet" as OrganisationId },
  { _tag: "NoneBelow", organisation: "quiet" as OrganisationId },
  { _tag: "Hatless", user: "nobody" as UserId },
  { _tag: "NoPostBut", user: "h77" as UserId, organisation: employer, but: ["k77" as PostId] },
  { _tag: "Uploaded", professional: person, digest: createHash("sha256").update("77").digest("hex") },
  { _tag: "Attended", plan: "r78" as ReviewId },
  { _tag: "NoneStandingBut", professional: "resting" as ProfessionalId, but: [] },
  { _tag: "RoleUnused", role: "unused" as RoleId }
]

it("ORG-03 STA-06 SYS-01 among thousands a read reads what it shows, at the front of a list and within it, and a commit what it is about", () =>
  Effect.gen(function* () {
    yield* city
    const sql = yield* SqlClient.SqlClient
    // Often enough that the server may turn to plans made for any arguments.
    const plans = Array.from({ length: 8 }, (_, index) => reads(index % 2 === 0 ? null : "p3"))
    const most = new Map<string, number>()
    yield* sql.withTransaction(
      Effect.forEach(plans, (some) =>
        Effect.forEach(
          Object.entries(some),
          Effect.fnUntraced(function* ([name, read]) {
            most.set(
              name,
              Math.max(most.get(name) ?? 0, yield* rowsRead(Effect.orDie<unknown, unknown, never>(read as never)))
            )
          })
        )
      )
    )
    expect([...most].filter(([name, rows]) => rows > (wider[name] ?? 100))).toEqual([])
    const store = yield* Store
    const read = yield* sql.withTransaction(
      Effect.forEach(guards, (guard) => {
        const commit: Commit = { actor: actorOf(root), at: 1_547_510_400_000, changes: [], guards: [guard] }
        return Effect.map(rowsRead(Effect.orDie(store.commit(commit))), (rows) => ({ guard: guard._tag, rows }))
      })
    )
    expect(read.filter(({ rows }) => rows > 20)).toEqual([])
  }).pipe(Effect.provide(ports), Effect.scoped, Effect.runPromise))
