import {
  CertificateRepository,
  type Declaration,
  DeclarationRepository,
  NotFound,
  type Organisation,
  OrganisationRepository,
  type Page,
  type PageRequest,
  type ProfessionalId,
  ProfessionalRepository,
  situationsIn
} from "@xueshi/core"
import { Effect, Layer } from "effect"
import { Tables } from "./Tables.ts"

const found = <A>(kind: string, rows: ReadonlyMap<string, A>, id: string): Effect.Effect<A, NotFound> =>
  Effect.suspend(() => {
    const row = rows.get(id)
    return row === undefined ? Effect.fail(new NotFound({ kind, id })) : Effect.succeed(row)
  })

/** A page of what matches, in the order of a key that no two share. */
const pageOf = <A>(
  rows: Iterable<A>,
  key: (row: A) => string,
  matches: (row: A) => boolean,
  { after, limit }: PageRequest
): Page<A> => {
  const all = [...rows]
    .filter((row) => matches(row) && (after == null || key(row) > after))
    .toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
  const items = all.slice(0, limit)
  const last = items.at(-1)
  return { items, next: all.length > limit && last !== undefined ? key(last) : null }
}

const organisations = Layer.effect(
  OrganisationRepository,
  Effect.gen(function* () {
    const { keys, rows } = yield* Tables
    return OrganisationRepository.of({
      get: (id) => found("Organisation", rows.Organisation, id),
      findByCode: (code) => Effect.sync(() => rows.Organisation.get(keys.get(`organisation.code ${code}`) ?? "")),
      jurisdiction: (path, page) =>
        Effect.sync(() =>
          pageOf(
            rows.Organisation.values(),
            (row) => row.path,
            (row) => row.path.startsWith(path),
            page
          )
        )
    })
  })
)

const professionals = Layer.effect(
  ProfessionalRepository,
  Effect.gen(function* () {
    const { keys, rows } = yield* Tables
    return ProfessionalRepository.of({
      get: (id) => found("Professional", rows.Professional, id),
      findByDocument: ({ number, type }) =>
        Effect.sync(() => rows.Professional.get(keys.get(`professional.document ${type}/${number}`) ?? "")),
      jurisdiction: (path, page) =>
        Effect.sync(() =>
          pageOf(
            rows.Professional.values(),
            (row) => row.id,
            (row) => rows.Organisation.get(row.organisation)?.path.startsWith(path) === true,
            page
          )
        )
    })
  })
)

const declarations = Layer.effect(
  DeclarationRepository,
  Effect.gen(function* () {
    const { declarationsOf, rows } = yield* Tables
    const list = (matches: (row: Declaration) => boolean, page: PageRequest) =>
      Effect.sync(() => pageOf(rows.Declaration.values(), (row) => row.id, matches, page))
    const ofProfessional = (id: ProfessionalId) =>
      [...(declarationsOf.get(id) ?? [])].map((one) => rows.Declaration.get(one) as Declaration)
    return DeclarationRepository.of({
      get: (id) => found("Declaration", rows.Declaration, id),
      situations: (ids) => Effect.sync(() => situationsIn(rows, ids)),
      dossier: (id) =>
        Effect.map(found("Professional", rows.Professional, id), (professional) => ({
          professional,
          organisation: rows.Organisation.get(professional.organisation) as Organisation,
          declarations: ofProfessional(id)
        })),
      ofProfessional: (id) => Effect.sync(() => ofProfessional(id)),
      listOfProfessional: (id, { creditYear, state }, page) =>
        Effect.sync(() =>
          pageOf(
            ofProfessional(id),
            (row) => row.id,
            (row) =>
              (state === undefined || row._tag === state) &&
              (creditYear === undefined || row.claim.creditYear === creditYear),
            page
          )
        ),
      ofOrganisation: (responsible, state, page) =>
        list((row) => row._tag !== "Draft" && row._tag === state && row.responsible === responsible, page),
      awaitingReview: (reviewer, page) =>
        list((row) => row._tag === "Pending" && rows.Organisation.get(row.responsible)?.reviewer === reviewer, page),
      awaitingAudit: (auditor, page) =>
        list((row) => row._tag === "Approved" && row.audit._tag === "Awaiting" && row.audit.auditor === auditor, page)
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
export const repositories = Layer.mergeAll(organisations, professionals, declarations, certificates)
