import {
  type AggregateName,
  CertificateRepository,
  DeclarationRepository,
  NotFound,
  OrganisationRepository,
  type Page,
  type PageRequest,
  ProfessionalRepository,
  type StateOf
} from "@xueshi/core"
import { Effect, Layer } from "effect"
import { SqlClient, type SqlError, type Statement } from "effect/sql"
import { dossier } from "./dossier.ts"
import { json } from "./Json.ts"
import { tables } from "./names.ts"
import { situations } from "./situations.ts"

interface Row {
  readonly state: unknown
  /** Where the row stands in its list. */
  readonly position: string
}

/** No text of the database holds NUL, and none can be asked for. */
const nul = "\0"

/** The position after which a page begins; what follows a NUL tells nothing apart. */
const after = (request: PageRequest): string => (request.after ?? "").split(nul, 1)[0] as string

/** Reading the states of one aggregate. */
const reader = <K extends AggregateName>(sql: SqlClient.SqlClient, aggregate: K) => {
  const table = sql(tables[aggregate])
  const decode = ({ state }: Pick<Row, "state">) => json[aggregate].decodeState(state) as StateOf<K>
  const list = (query: Statement.Statement<Row>) =>
    Effect.orDie(Effect.map(query, (rows) => rows.map(decode))) as Effect.Effect<Array<StateOf<K>>>
  return {
    list,
    get: (id: string): Effect.Effect<StateOf<K>, NotFound> =>
      Effect.flatMap(list(sql<Row>`select state from ${table} where id = ${id}`), ([row]) =>
        row === undefined ? Effect.fail(new NotFound({ kind: aggregate, id })) : Effect.succeed(row)
      ),
    /** Whoever holds a key. */
    holder: (scope: string, key: string): Effect.Effect<StateOf<K> | undefined> =>
      key.includes(nul)
        ? Effect.undefined
        : Effect.map(
            list(
              sql<Row>`select state from ${table} where id = (select holder from claim where scope = ${scope} and key = ${key})`
            ),
            ([row]) => row
          ),
    /** One row more than asked for tells whether there is a next page. */
    page: (
      { limit }: PageRequest,
      query: (limit: number) => Effect.Effect<ReadonlyArray<Row>, SqlError.SqlError>
    ): Effect.Effect<Page<StateOf<K>>> =>
      Effect.orDie(
        Effect.map(query(limit + 1), (rows) => ({
          items: rows.slice(0, limit).map(decode),
          next: rows.length > limit ? (rows[limit - 1]?.position ?? null) : null
        }))
      )
  }
}

const organisations = Layer.effect(
  OrganisationRepository,
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    const { get, holder, page } = reader(sql, "Organisation")
    return OrganisationRepository.of({
      get,
      findByCode: (code) => holder("organisation.code", code),
      jurisdiction: (path, request) =>
        page(
          request,
          (limit) => sql<Row>`
            select state, path as position from organisation
            where path >= ${path} and path < ${`${path}\u{10FFFF}`} and path > ${after(request)}
            order by path limit ${limit}`
        )
    })
  })
)

const professionals = Layer.effect(
  ProfessionalRepository,
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    const { get, holder, page } = reader(sql, "Professional")
    return ProfessionalRepository.of({
      get,
      findByDocument: ({ number, type }) => holder("professional.document", `${type}/${number}`),
      // Planned for this path each time: the way through a small subtree is not the one through a large one.
      jurisdiction: (path, request) =>
        page(
          request,
          (limit) =>
            sql<Row>`
            select one.state, one.id as position from professional one join organisation on organisation.id = one.organisation
            where organisation.path >= ${path} and organisation.path < ${`${path}\u{10FFFF}`} and one.id > ${after(request)}
            order by one.id limit ${limit}`.unprepared
        )
    })
  })
)

const declarations = Layer.effect(
  DeclarationRepository,
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    const { get, list, page } = reader(sql, "Declaration")
    return DeclarationRepository.of({
      get,
      situations: (ids) => situations(sql, ids),
      dossier: (id) => dossier(sql, id),
      ofProfessional: (id) => list(sql<Row>`select state from declaration where professional = ${id} order by made`),
      listOfProfessional: (id, { creditYear, state }, request) =>
        page(
          request,
          (limit) => sql<Row>`
            select state, id as position from declaration where ${sql.and([
              sql`professional = ${id} and id > ${after(request)}`,
              ...(state === undefined ? [] : [sql`tag = ${state}`]),
              ...(creditYear === undefined ? [] : [sql`state #>> '{claim,creditYear}' = ${String(creditYear)}`])
            ])} order by id limit ${limit}`
        ),
      ofOrganisation: (responsible, state, request) =>
        page(
          request,
          (limit) => sql<Row>`
            select state, id as position from declaration
            where responsible = ${responsible} and tag = ${state} and id > ${after(request)} order by id limit ${limit}`
        ),
      awaitingReview: (reviewer, request) =>
        page(
          request,
          (limit) => sql<Row>`
            select state, id as position from declaration
            where tag = 'Pending' and responsible in (select id from organisation where reviewer = ${reviewer})
              and id > ${after(request)}
            order by id limit ${limit}`
        ),
      awaitingAudit: (auditor, request) =>
        page(
          request,
          (limit) => sql<Row>`
            select state, id as position from declaration
            where auditor = ${auditor} and id > ${after(request)} order by id limit ${limit}`
        )
    })
  })
)

const certificates = Layer.effect(
  CertificateRepository,
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    const { holder, list } = reader(sql, "Certificate")
    return CertificateRepository.of({
      findByNumber: (number) => holder("certificate.number", number),
      ofProfessional: (id) => list(sql<Row>`select state from certificate where professional = ${id} order by id`)
    })
  })
)

/** Every read port on PostgreSQL. */
export const repositories = Layer.mergeAll(organisations, professionals, declarations, certificates)
