import {
  CertificateRepository,
  type DeclarationFilter,
  DeclarationRepository,
  DepartmentRepository,
  hoursKinds,
  Journals,
  type OrganisationId,
  type PageRequest,
  type ProfessionalId,
  type Source
} from "@xueshi/core"
import { Effect, Layer } from "effect"
import { SqlClient, type Statement } from "effect/sql"
import { stands } from "./commit/attended.ts"
import { dossier } from "./dossier.ts"
import { evidence } from "./evidence.ts"
import { json } from "./Json.ts"
import { organisations } from "./organisations.ts"
import { posts } from "./posts.ts"
import { professionals } from "./professionals.ts"
import { after, type Row, reader, sound, unholdable } from "./reader.ts"
import { readJournal } from "./readJournal.ts"
import { isRefusedFor } from "./refusedFor.ts"
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

/** What a declaration of each source is known by. */
const ofSource: Readonly<Record<Source, string>> = {
  self: "declarant is null",
  organisation: "declarant is not null and plan is null",
  base: "plan is not null"
}

const declarations = Layer.effect(
  DeclarationRepository,
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    const { get, list, page } = reader(sql, "Declaration", json.Declaration.decodeState)
    const awaiting = (handler: OrganisationId, kind: keyof typeof hoursKinds, request: PageRequest) =>
      page(request, (limit) => {
        const asked = { handler, kind, module: hoursKinds[kind], after: after(request), limit }
        return sql<Row>`
          select state, id as position from declaration
          where id = any(array(select id from (${awaitingIds(sql, asked)}) waiting)) order by id`
      })
    const filtered = (
      request: PageRequest,
      { creditYear, form, source, state }: DeclarationFilter,
      own: ReadonlyArray<Statement.Fragment>
    ) =>
      page(
        request,
        (limit) => sql<Row>`
          select state, id as position from declaration where ${sql.and([
            ...own,
            sql`id > ${after(request)}`,
            ...(state === undefined ? [] : [sql`tag = ${state}`]),
            ...(creditYear === undefined ? [] : [sql`state #>> '{claim,creditYear}' = ${String(creditYear)}`]),
            ...(form === undefined ? [] : [sql`state #>> '{claim,form}' = ${sound(form)}`]),
            ...(source === undefined ? [] : [sql.literal(ofSource[source])])
          ])} order by id limit ${limit}`
      )
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
      listOfProfessional: (id, filter, request) => filtered(request, filter, [sql`professional = ${id}`]),
      ofOrganisation: (responsible, state, request, reasonCode) =>
        page(
          request,
          (limit) => sql<Row>`
            select state, id as position from declaration where ${sql.and([
              sql`responsible = ${responsible} and tag = ${state} and id > ${after(request)}`,
              ...(reasonCode === undefined ? [] : [isRefusedFor(sql, reasonCode)])
            ])} order by id limit ${limit}`
        ),
      declaredBy: (organisation, { name, ...filter }, request) =>
        filtered(request, filter, [
          sql`declarant = ${organisation}`,
          ...(name === undefined
            ? []
            : [
                sql`exists (
                  select from professional person
                  where person.id = declaration.professional and starts_with(person.name, ${sound(name)}))`
              ])
        ]),
      attendees: (plan) =>
        Effect.orDie(
          Effect.map(
            sql<{ professional: ProfessionalId }>`
              select professional from declaration where plan = ${plan} and ${sql.literal(stands)}`,
            (rows) => rows.map(({ professional }) => professional)
          )
        ),
      awaitingReview: (handler, request) => awaiting(handler, "declaration", request),
      awaitingAudit: (handler, kind, request) => awaiting(handler, kind, request)
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
  certificates,
  evidence,
  journals
)
