import {
  auditKindOf,
  CertificateRepository,
  type Declaration,
  type DeclarationFilter,
  DeclarationRepository,
  DepartmentRepository,
  type HoursFilter,
  hoursKinds,
  Journals,
  listedSample,
  type Organisation,
  type OrganisationId,
  OrganisationRepository,
  type PageRequest,
  type Placed,
  type Professional,
  type ProfessionalId,
  ProfessionalRepository,
  Rules,
  regionAndAbove,
  SampleRepository,
  situationsIn,
  sourceOf
} from "@xueshi/core"
import { Effect, Layer } from "effect"
import { attendeesIn } from "./attendeesIn.ts"
import { declarationsIn } from "./declarationsIn.ts"
import { evidence } from "./evidence.ts"
import { found, pageOf } from "./pages.ts"
import { organisationIn, organisationsIn } from "./placed.ts"
import { posts } from "./posts.ts"
import { reviews, statesIn, waitingIn } from "./reviews.ts"
import { Tables } from "./Tables.ts"

const organisations = Layer.effect(
  OrganisationRepository,
  Effect.gen(function* () {
    const tables = yield* Tables
    return OrganisationRepository.of({
      get: (id) =>
        Effect.map(
          found("Organisation", tables.rows.Organisation, id),
          () => organisationIn(tables, id) as Organisation
        ),
      findByCode: (code) =>
        Effect.sync(() => {
          const holder = organisationIn(tables, tables.keys.get(`organisation.code ${code}`))
          return holder?.code === code ? holder : undefined
        }),
      jurisdiction: (path, { kind, name = "", region }, page) =>
        Effect.sync(() =>
          pageOf(
            organisationsIn(tables),
            (row) => row.path,
            (row) =>
              row.path.startsWith(path) &&
              (kind === undefined || row.kind === kind) &&
              row.name.startsWith(name) &&
              (region === undefined || regionAndAbove(row.region).includes(region)),
            page
          )
        )
    })
  })
)

const departments = Layer.effect(
  DepartmentRepository,
  Effect.gen(function* () {
    const { rows } = yield* Tables
    return DepartmentRepository.of({
      get: (id) => found("Department", rows.Department, id),
      ofOrganisation: (id, page) =>
        Effect.sync(() =>
          pageOf(
            rows.Department.values(),
            (row) => row.id,
            (row) => row.organisation === id,
            page
          )
        ),
      named: (id, name) =>
        Effect.sync(() => [...rows.Department.values()].filter((row) => row.organisation === id && row.name === name))
    })
  })
)

/** Where a page begins in a list that goes organisation by organisation; after all of it, where the place is none. */
const beginOf = (homes: ReadonlyMap<string, Organisation>, after: string): string => {
  const [organisation = "", id = ""] = after.split(" ")
  return organisation === "" ? "" : `${homes.get(organisation)?.path ?? "\u{10FFFF}"} ${id}`
}

const professionals = Layer.effect(
  ProfessionalRepository,
  Effect.gen(function* () {
    const tables = yield* Tables
    const { keys, rows } = tables
    return ProfessionalRepository.of({
      get: (id) => found("Professional", rows.Professional, id),
      findByDocument: ({ number, type }) =>
        Effect.sync(() => rows.Professional.get(keys.get(`professional.document ${type}/${number}`) ?? "")),
      placed: (whom) =>
        Effect.sync(() => {
          const ids = "ids" in whom ? whom.ids : whom.documents.map((one) => keys.get(`professional.document ${one}`))
          return [...new Set(ids)].flatMap((id): ReadonlyArray<Placed> => {
            const professional = rows.Professional.get(id ?? "")
            if (professional === undefined) return []
            return [{ professional, organisation: organisationIn(tables, professional.organisation) as Organisation }]
          })
        }),
      jurisdiction: (path, { certificate, name, region }, page) =>
        Effect.sync(() => {
          const homes = new Map(organisationsIn(tables).map((one) => [one.id, one]))
          const homeOf = (row: Professional) => homes.get(row.organisation) as Organisation
          const { items, next } = pageOf(
            rows.Professional.values(),
            (row) => `${homeOf(row).path} ${row.id}`,
            (row) =>
              homeOf(row).path.startsWith(path) &&
              (name === undefined || row.person.name === name) &&
              (certificate === undefined ||
                [row.person.title?.certificateNumber, row.person.educationCertificate].includes(certificate)) &&
              (region === undefined || regionAndAbove(homeOf(row).region).includes(region)),
            { ...page, after: beginOf(homes, page.after ?? "") }
          )
          const last = items.at(-1)
          return { items, next: next === null || last === undefined ? null : `${last.organisation} ${last.id}` }
        })
    })
  })
)

const journals = Layer.effect(
  Journals,
  Effect.gen(function* () {
    const { journal } = yield* Tables
    return Journals.of({
      of: (aggregate, id, page) =>
        Effect.sync(() =>
          pageOf(
            journal,
            ({ version }) => String(version).padStart(9, "0"),
            (entry) => entry.aggregate === aggregate && entry.id === id,
            page
          )
        )
    })
  })
)

const declarations = Layer.effect(
  DeclarationRepository,
  Effect.gen(function* () {
    const tables = yield* Tables
    const { rows } = tables
    const list = (filter: DeclarationFilter, matches: (row: Declaration) => boolean, page: PageRequest) =>
      Effect.sync(() =>
        pageOf(
          rows.Declaration.values(),
          (row) => row.id,
          (row) => matches(row) && shown(row, filter),
          page
        )
      )
    const shown = (row: Declaration, filter: DeclarationFilter) =>
      Rules.isShown(row, rows.Professional.get(row.professional)?.person.name ?? "", filter)
    const awaiting = (kind: keyof typeof hoursKinds, handler: OrganisationId, page: PageRequest, hours: HoursFilter) =>
      Effect.suspend(() => {
        const ids = new Set(waitingIn(tables, { handler, kind, module: hoursKinds[kind], hours }).map(({ id }) => id))
        return list({}, ({ id }) => ids.has(id), page)
      })
    const ofProfessional = (id: ProfessionalId) => declarationsIn(tables, id)
    return DeclarationRepository.of({
      get: (id) => found("Declaration", rows.Declaration, id),
      situations: (ids) => Effect.sync(() => situationsIn(statesIn(tables), ids)),
      dossier: (id) =>
        Effect.map(found("Professional", rows.Professional, id), (professional) => ({
          professional,
          organisation: organisationIn(tables, professional.organisation) as Organisation,
          declarations: ofProfessional(id)
        })),
      ofProfessional: (id) => Effect.sync(() => ofProfessional(id)),
      standing: (people) => Effect.sync(() => people.flatMap((id) => ofProfessional(id).filter(Rules.stands))),
      listOfProfessional: (id, filter, page) =>
        Effect.sync(() =>
          pageOf(
            ofProfessional(id),
            (row) => row.id,
            (row) => shown(row, filter),
            page
          )
        ),
      ofOrganisation: (responsible, state, filter, page) =>
        list(filter, (row) => row._tag !== "Draft" && row._tag === state && row.responsible === responsible, page),
      declaredBy: (organisation, filter, page) =>
        list(filter, (row) => row.declarant?.organisation === organisation, page),
      attendees: (plan) => Effect.sync(() => attendeesIn(rows.Declaration.values(), plan)),
      awaitingReview: (handler, filter, page) => awaiting("declaration", handler, page, filter),
      awaitingAudit: (handler, kind, filter, page) => awaiting(kind, handler, page, filter),
      audited: (auditor, kind, filter, page) =>
        list(
          filter,
          (row) =>
            row._tag === "Approved" &&
            row.audit._tag !== "Awaiting" &&
            row.audit.auditor === auditor &&
            auditKindOf(sourceOf(row)) === kind,
          page
        )
    })
  })
)

const samples = Layer.effect(
  SampleRepository,
  Effect.gen(function* () {
    const { rows } = yield* Tables
    return SampleRepository.of({
      get: (id) => found("Sample", rows.Sample, id),
      ofOrganisation: (organisation, page) =>
        Effect.sync(() => {
          const { items, next } = pageOf(
            rows.Sample.values(),
            ({ id }) => id,
            (row) => row.organisation === organisation,
            page
          )
          return { items: items.map(listedSample), next }
        })
    })
  })
)

const certificates = Layer.effect(
  CertificateRepository,
  Effect.gen(function* () {
    const { keys, rows } = yield* Tables
    return CertificateRepository.of({
      findByNumber: (number) => Effect.sync(() => rows.Certificate.get(keys.get(`certificate.number ${number}`) ?? "")),
      ofProfessional: (id) =>
        Effect.sync(() => [...rows.Certificate.values()].filter(({ professional }) => professional === id))
    })
  })
)

/** Every read port, over the tables. */
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
