import {
  CertificateRepository,
  type DeclarationFilter,
  DeclarationRepository,
  DepartmentRepository,
  type HoursFilter,
  hoursKinds,
  Journals,
  ListedSample,
  type OrganisationId,
  type PageRequest,
  type ProfessionalId,
  SampleRepository
} from "@xueshi/core"
import { Effect, Layer, Schema } from "effect"
import { SqlClient, type Statement } from "effect/sql"
import { stands } from "./commit/attended.ts"
import { dossier } from "./dossier.ts"
import { evidence } from "./evidence.ts"
import { auditList, isAudited, isShown, listedBy } from "./isShown.ts"
import { json } from "./Json.ts"
import { organisations } from "./organisations.ts"
import { posts } from "./posts.ts"
import { professionals } from "./professionals.ts"
import { after, isText, type Row, reader, sound, unholdable } from "./reader.ts"
import { readJournal } from "./readJournal.ts"
import { reviews } from "./reviews.ts"
import { awaitingIds } from "./routing/awaiting.ts"
import { situations } from "./situations.ts"

const departments = Layer.effect(
  DepartmentRepository,
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    const { get, list, page } = reader(sql, "Department", json.Department.decodeState)
    return DepartmentRepository.of({
      get,
      ofOrganisation: (id, request) =>
        page(
          request,
          (limit) => sql<Row>`
            select state, id as position from department
            where organisation = ${id} and id > ${after(request)} order by id limit ${limit}`
        ),
      named: (id, name) =>
        list(sql<Row>`select state from department where organisation = ${id} and name = ${sound(name)} order by id`)
    })
  })
)

/** As many digits as a version has at most. */
const width = 9

const journals = Layer.effect(
  Journals,
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    return Journals.of({
      of: (aggregate, id, request) => {
        if (unholdable.test(id)) return Effect.succeed({ items: [], next: null })
        const [version, limit] = [Number(after(request)) || 0, request.limit]
        const where = sql`where aggregate = ${aggregate} and id = ${id} and version > ${version}`
        return Effect.orDie(
          Effect.map(readJournal(sql, sql`${where} order by version limit ${limit + 1}`), (entries) => ({
            items: entries.slice(0, limit),
            next: entries.length > limit ? String(entries[limit - 1]?.version).padStart(width, "0") : null
          }))
        )
      }
    })
  })
)

const declarations = Layer.effect(
  DeclarationRepository,
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    const { get, list, page } = reader(sql, "Declaration", json.Declaration.decodeState)
    const awaiting = (
      kind: keyof typeof hoursKinds,
      handler: OrganisationId,
      hours: HoursFilter,
      request: PageRequest
    ) =>
      page(request, (limit) => {
        const asked = { handler, kind, module: hoursKinds[kind], hours, after: after(request), limit }
        return sql<Row>`
          select state, id as position from declaration
          where id = any(array(select id from (${awaitingIds(sql, asked)}) waiting)) order by id`
      })
    /** The first of those that are `own`, in their order. */
    const first = (own: Statement.Fragment, filter: DeclarationFilter, request: PageRequest, limit: number) => sql<Row>`
      select state, id as position from declaration
      where ${own} and id > ${after(request)} and ${isShown(sql, filter, "declaration")} order by id limit ${limit}`
    const filtered = (own: Statement.Fragment, filter: DeclarationFilter, request: PageRequest) =>
      page(request, (limit) => first(own, filter, request, limit))
    return DeclarationRepository.of({
      get,
      situations: (ids) => situations(sql, ids),
      dossier: (id) => dossier(sql, id),
      ofProfessional: (id) => list(sql<Row>`select state from declaration where professional = ${id} order by made`),
      standing: (people) =>
        list(sql<Row>`
          select state from declaration
          where professional = any(array(select jsonb_array_elements_text(${JSON.stringify(people)}::text::jsonb)))
            and ${sql.literal(stands)} order by made`),
      listOfProfessional: (id, filter, request) => filtered(sql`professional = ${id}`, filter, request),
      ofOrganisation: (responsible, state, filter, request) =>
        filtered(sql`responsible = ${responsible} and tag = ${state}`, filter, request),
      declaredBy: (organisation, filter, request) => filtered(sql`declarant = ${organisation}`, filter, request),
      attendees: (plan) =>
        Effect.orDie(
          Effect.map(
            sql<{ professional: ProfessionalId }>`
              select professional from declaration where plan = ${plan} and ${sql.literal(stands)}`,
            (rows) => rows.map(({ professional }) => professional)
          )
        ),
      awaitingReview: (handler, filter, request) => awaiting("declaration", handler, filter, request),
      awaitingAudit: (handler, kind, filter, request) => awaiting(kind, handler, filter, request),
      audited: (auditor, kind, { audit, ...filter }, request) =>
        page(request, (limit) => {
          const own = sql`${sql.literal(isAudited)} and ${isText(sql, listedBy.auditor(""), auditor)}
            and ${sql.literal(auditList)} = ${kind}`
          // Each outcome by itself, since few fail among many that pass.
          const outcomes = audit === undefined ? (["Passed", "Failed"] as const) : [audit]
          const rows = outcomes.map((one) => sql`(${first(own, { ...filter, audit: one }, request, limit)})`)
          return sql<Row>`
            select state, position from (${rows.reduce((some, more) => sql`${some} union all ${more}`)}) every
            order by position limit ${limit}`
        })
    })
  })
)

const decodeListed = Schema.decodeUnknownSync(ListedSample)

const samples = Layer.effect(
  SampleRepository,
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    return SampleRepository.of({
      get: reader(sql, "Sample", json.Sample.decodeState).get,
      ofOrganisation: (organisation, request) =>
        reader(sql, "Sample", decodeListed, "listed || jsonb_build_object('drawn', drawn, 'framed', framed)").page(
          request,
          (limit, state) => sql<Row>`
            select ${state} as state, id as position from sample
            where organisation = ${organisation} and id > ${after(request)} order by id limit ${limit}`
        )
    })
  })
)

const certificates = Layer.effect(
  CertificateRepository,
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    const { holder, list } = reader(sql, "Certificate", json.Certificate.decodeState)
    return CertificateRepository.of({
      findByNumber: (number) => holder("certificate.number", number),
      ofProfessional: (id) => list(sql<Row>`select state from certificate where professional = ${id} order by id`)
    })
  })
)

/** Every read port on PostgreSQL. */
export const repositories = Layer.mergeAll(
  organisations,
  departments,
  posts,
  professionals,
  reviews,
  declarations,
  samples,
  certificates,
  evidence,
  journals
)
