import {
  auditKindOf,
  type Declaration,
  handlerOfDeclaration,
  mostCounted,
  type PageRequest,
  type Review,
  type ReviewFilter,
  ReviewRepository,
  type ReviewSituation,
  Rules,
  registrationKinds,
  reviewHandling,
  reviewSituationsIn,
  situationsIn,
  sourceOf,
  type WaitingFor
} from "@xueshi/core"
import { Effect, Layer } from "effect"
import { found, pageOf } from "./pages.ts"
import { organisationsIn } from "./placed.ts"
import { staffIn } from "./staff.ts"
import { Tables } from "./Tables.ts"

type Rows = typeof Tables.Service

/** The states that situations are made from, as they stand. */
export const statesIn = (tables: Rows) => ({
  ...tables.rows,
  Organisation: new Map(organisationsIn(tables).map((one) => [one.id as string, one])),
  staff: staffIn(tables)
})

/** What waits, whatever its kind: its id, and the ids of all that it was picked out by. */
interface Item {
  readonly id: string
  readonly by: ReadonlyArray<string>
}

const hours = (
  tables: Rows,
  { handler, hours: filter = {}, kind }: WaitingFor,
  waits: (declaration: Declaration) => boolean
): ReadonlyArray<Item> =>
  situationsIn(
    statesIn(tables),
    [...tables.rows.Declaration.values()].filter(waits).map(({ id }) => id)
  )
    .filter((situation) => handlerOfDeclaration(situation, kind === "declaration" ? "hourReview" : "audit") === handler)
    .filter(({ declaration, professional }) => Rules.isShown(declaration, professional.person.name, filter))
    .map(({ declaration: { id }, professional }) => ({
      id,
      by: filter.name === undefined ? [id] : [id, professional.id]
    }))

/** Everything of a kind that waits for an organisation now. */
export const waitingIn = (tables: Rows, asked: WaitingFor): ReadonlyArray<Item> => {
  const { handler, kind, title = "" } = asked
  if (kind === "declaration") return hours(tables, asked, ({ _tag }) => _tag === "Pending")
  if (kind === "audit" || kind === "baseAudit")
    return hours(
      tables,
      asked,
      (one) => one._tag === "Approved" && one.audit._tag === "Awaiting" && auditKindOf(sourceOf(one)) === kind
    )
  return pendingReviews(tables, kind)
    .filter((situation) => reviewHandling(situation).handler === handler && situation.review.title.startsWith(title))
    .map(({ review: { id } }) => ({ id, by: [id] }))
}

const pendingReviews = (tables: Rows, kind: string): ReadonlyArray<ReviewSituation> => {
  const pending = [...tables.rows.Review.values()].filter((one) => one.kind === kind && one.state === "pending")
  return reviewSituationsIn(
    statesIn(tables),
    pending.map(({ id }) => id)
  )
}

/** What of a person, or of an organisation and everybody in it, is pending, by kind; what it declared for others too. */
export const pendingIn = (
  { declarationsOf, rows }: Rows,
  of: { readonly professional: string } | { readonly organisation: string }
): ReadonlyMap<string, number> => {
  const theirs = (id: string | null): boolean =>
    "professional" in of ? id === of.professional : rows.Professional.get(id ?? "")?.organisation === of.organisation
  const counts = new Map<string, number>()
  const add = (kind: string) => counts.set(kind, (counts.get(kind) ?? 0) + 1)
  for (const [professional, ids] of declarationsOf)
    for (const id of ids) {
      const declaration = rows.Declaration.get(id)
      const own = "organisation" in of && declaration?.declarant?.organisation === of.organisation
      if (declaration?._tag === "Pending" && (own || theirs(professional))) add("declaration")
    }
  for (const { kind, organisation, professional, state } of rows.Review.values()) {
    const own = "organisation" in of && organisation === of.organisation
    if (state === "pending" && (own || theirs(professional))) add(kind)
  }
  return counts
}

const passes = (review: Review, { kind, state }: ReviewFilter): boolean =>
  (kind === undefined || review.kind === kind) && (state === undefined || review.state === state)

/** Requests, over the tables. */
export const reviews = Layer.effect(
  ReviewRepository,
  Effect.gen(function* () {
    const tables = yield* Tables
    const { journal, rows } = tables
    const list = (matches: (review: Review) => boolean, page: PageRequest) =>
      Effect.sync(() => pageOf(rows.Review.values(), ({ id }) => id, matches, page))
    return ReviewRepository.of({
      get: (id) => found("Review", rows.Review, id),
      situations: (ids) => Effect.sync(() => reviewSituationsIn(statesIn(tables), ids)),
      awaiting: (asked, page) =>
        Effect.suspend(() => {
          const ids = new Set(waitingIn(tables, asked).map(({ id }) => id))
          return list(({ id }) => ids.has(id), page)
        }),
      decidedIn: (organisation, kind, page) =>
        list(
          (one) =>
            one.kind === kind &&
            one.state !== "withdrawn" &&
            one.decisions.some((decision) => decision.in === organisation) &&
            !one.clearedBy.includes(organisation),
          page
        ),
      ofOrganisation: (organisation, filter, page) =>
        list((one) => one.organisation === organisation && passes(one, filter), page),
      ofProfessional: (professional, filter, page) =>
        list((one) => one.professional === professional && passes(one, filter), page),
      registrationsOf: (user) =>
        Effect.sync(() =>
          [...rows.Review.values()]
            .filter(({ kind, madeBy }) => madeBy === user && registrationKinds.includes(kind))
            .toSorted((a, b) => (a.id < b.id ? 1 : -1))
            .slice(0, 20)
        ),
      pendingOf: (of) => Effect.sync(() => [...pendingIn(tables, of)].map(([kind, count]) => ({ kind, count }))),
      counts: (asked) =>
        Effect.sync(() => asked.map((one) => Math.min(waitingIn(tables, one).length, mostCounted + 1))),
      moment: Effect.sync(() => `${journal.length}`),
      hasBeen: (moment) => Effect.sync(() => /^\d{1,15}$/u.test(moment) && Number(moment) <= journal.length),
      waitingSince: (asked, moment, page) =>
        Effect.sync(() => {
          const later = new Set<string>(journal.slice(Number(moment)).map(({ id }) => id))
          const { items, next } = pageOf(
            waitingIn(tables, asked),
            ({ id }) => id,
            ({ by }) => !by.some((one) => later.has(one)),
            page
          )
          return { items: items.map(({ id }) => id), next }
        })
    })
  })
)
