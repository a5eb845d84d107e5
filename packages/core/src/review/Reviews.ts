import { Effect, Option, Stream } from "effect"
import type { Principal } from "../account/Principal.ts"
import { actingFor, ownOrganisation, permitOwn } from "../account/permit.ts"
import { auditingHours, decidingHours, type NotApproved } from "../declaration/approveAll.ts"
import type { Declaration } from "../declaration/Declaration.ts"
import type { Late } from "../declaration/decisions.ts"
import { change } from "../journal/Change.ts"
import { ExpectedVersion } from "../journal/ExpectedVersion.ts"
import type { IdempotencyKey, KeyReused } from "../journal/IdempotencyKey.ts"
import { asExpected } from "../journal/rules/asExpected.ts"
import type { Conflict, Store } from "../journal/Store.ts"
import { write } from "../journal/write.ts"
import type { OrganisationId, ProfessionalId, ReviewId } from "../kernel/ids.ts"
import type { NotFound } from "../kernel/NotFound.ts"
import { now } from "../kernel/now.ts"
import type { Page, PageRequest } from "../kernel/Page.ts"
import { permitIn } from "../organisation/permitIn.ts"
import { readable as person } from "../professional/readable.ts"
import { type Decided, type Deciding, decideAll as decide, type Outcome } from "./decideAll.ts"
import { approval, decidingReviews, kindOf, readable, refusal, retreat } from "./deciding.ts"
import { type ListedReview, listedReview } from "./ListedReview.ts"
import type { Review } from "./Review.ts"
import type { Given, ReviewPorts } from "./ReviewKind.ts"
import {
  hoursKinds,
  type KindCount,
  type ReviewFilter,
  ReviewRepository,
  type WaitingFilter
} from "./ReviewRepository.ts"
import { handling, type ReviewSituation } from "./ReviewSituation.ts"
import { ReviewKinds } from "./reviewKinds.ts"
import { clearReview } from "./rules/clearReview.ts"
import { reasonGiven } from "./rules/reasonGiven.ts"
import type { Refusal } from "./rules/refusalGiven.ts"
import { shownFits } from "./rules/shownFits.ts"
import { shownList } from "./shownList.ts"

export { submit } from "./submit.ts"

/** What is decided on every item of a selection; whoever refuses says why, of hours also by a code, and who audits late, why so late. */
export type Verdict = ({ readonly approve: true } | ({ readonly reject: string } & Pick<Refusal, "reasonCode">)) & Late

/** Which items of a kind: those named, or all that stood in the list when it was shown (PRO-03). */
export interface Shown extends WaitingFilter {
  readonly kind: string
  /** As the list gave it. */
  readonly moment: string
}

/** By which module a kind is decided, requests and hours alike. */
const moduleOf = Effect.fnUntraced(function* (kind: string) {
  const hours = Object.entries(hoursKinds).find(([name]) => name === kind)
  return hours?.[1] ?? (yield* kindOf(kind)).module
})

/** One request, who handles it now, and whether nobody may decide on it there (SYS-06). */
export const get = Effect.fn("Reviews.get")(function* (principal: Principal, id: ReviewId) {
  const situation = yield* readable(principal, "Reviews.get", id)
  const { review } = situation
  return { review, handling: review.state === "pending" ? handling(situation) : null }
})

const listOf = ({ items, next }: Page<Review>): Page<ListedReview> => ({ items: items.map(listedReview), next })

/** What the administrator's own organisation is to decide of a kind, how many there are, and as of when (PRO-03, ORG-09, SYS-06). */
export const awaiting = Effect.fn("Reviews.awaiting")(function* (
  principal: Principal,
  { kind, title }: Pick<Shown, "kind" | "title">,
  page: PageRequest
) {
  const { module } = yield* kindOf(kind)
  const handler = yield* ownOrganisation(principal, "Reviews.awaiting", { deciding: module })
  const asked = { handler, kind, module, title }
  return yield* shownList(asked, (repository) => Effect.map(repository.awaiting(asked, page), listOf))
})

/** What the administrator's own organisation has decided of a kind: by whom, what and when (PRO-04). */
export const decided = Effect.fn("Reviews.decided")(function* (principal: Principal, kind: string, page: PageRequest) {
  const { module } = yield* kindOf(kind)
  const own = yield* ownOrganisation(principal, "Reviews.decided", { deciding: module })
  return listOf(yield* (yield* ReviewRepository).decidedIn(own, kind, page))
})

/** What an organisation has asked for of a kind (TRF-03, ORG-06). */
export const ofOrganisation = Effect.fn("Reviews.ofOrganisation")(function* (
  principal: Principal,
  id: OrganisationId,
  filter: ReviewFilter & { readonly kind: string },
  page: PageRequest
) {
  const { asks } = yield* kindOf(filter.kind)
  yield* permitIn(principal, "Reviews.ofOrganisation", id, undefined, { asking: asks ?? undefined })
  return listOf(yield* (yield* ReviewRepository).ofOrganisation(id, filter, page))
})

/** What was asked for about a person: their own changes, and their transfers (PRO-06, TRF-03). */
export const ofProfessional = Effect.fn("Reviews.ofProfessional")(function* (
  principal: Principal,
  id: ProfessionalId,
  filter: ReviewFilter,
  page: PageRequest
) {
  yield* person(principal, "Reviews.ofProfessional", id)
  return listOf(yield* (yield* ReviewRepository).ofProfessional(id, filter, page))
})

/** 待办事项: what waits for the administrator, by kind, as far as their modules go (SYS-05). */
export const toDo = Effect.fn("Reviews.toDo")(function* (principal: Principal) {
  const handler = yield* ownOrganisation(principal, "Reviews.toDo")
  const repository = yield* ReviewRepository
  const requests = (yield* ReviewKinds).map(({ kind, module }) => ({ kind, module }))
  const hours = Object.entries(hoursKinds).map(([kind, module]) => ({ kind, module }))
  const mine = [...hours, ...requests].filter(({ module }) => principal.powers?.modules.includes(module) === true)
  const counts = yield* repository.counts(mine.map((one) => ({ handler, ...one })))
  return mine.map(({ kind }, place): KindCount => ({ kind, count: counts[place] ?? 0 }))
})

/** The shell of every step on a request: read once, decide, write the event and what it leads to. */
const step = Effect.fnUntraced(function* <Name extends "Reviews.approve" | "Reviews.reject" | "Reviews.withdraw", E, R>(
  principal: Principal,
  operation: Name,
  id: ReviewId,
  decideOn: (situation: ReviewSituation, when: Effect.Success<typeof now>) => Effect.Effect<Decided, E, R>
) {
  const situation = yield* readable(principal, operation, id)
  yield* Effect.fromResult(asExpected(yield* ExpectedVersion, situation.review.version))
  const when = yield* now
  const { change: own, changes, credentials, guards } = yield* decideOn(situation, when)
  yield* write(principal, when.at, [own, ...changes], guards, credentials)
  return own.after as Review
})

/** Agrees to a request; with the last agreement that it needs it takes effect (PRO-03, ORG-06, TRF-02). */
export const approve = Effect.fn("Reviews.approve")((principal: Principal, id: ReviewId, given: Given = {}) =>
  step(principal, "Reviews.approve", id, (situation, when) => approval(principal, situation, when, given))
)

/** Refuses a request, with the reason; nothing changes (PRO-02, PRO-06, ORG-06, TRF-02). */
export const reject = Effect.fn("Reviews.reject")((principal: Principal, id: ReviewId, reason: string) =>
  step(principal, "Reviews.reject", id, (situation, when) => refusal(principal, situation, when, reason))
)

/** Takes back a request of one's own, or of one's organisation (ORG-07, TRF-02). */
export const withdraw = Effect.fn("Reviews.withdraw")((principal: Principal, id: ReviewId) =>
  step(principal, "Reviews.withdraw", id, (situation, when) => retreat(principal, situation, when))
)

/** Deletes an entry from the list of what one's organisation has reviewed; the journal keeps it (PRO-04). */
export const clear = Effect.fn("Reviews.clear")(function* (principal: Principal, id: ReviewId) {
  const { review } = yield* readable(principal, "Reviews.clear", id)
  const own = yield* actingFor(principal)
  const event = yield* Effect.fromResult(clearReview(review, own))
  if (event === undefined) return
  const { at } = yield* now
  yield* write(principal, at, [change("Review", id, review, event)], [])
})

type Failed<D extends { readonly decide: (...given: never) => unknown }> = Effect.Error<ReturnType<D["decide"]>>

/** Why one of a selection is not decided: as if it had been asked for alone. */
export type NotDecided =
  | Conflict
  | NotFound
  | NotApproved
  | Failed<ReturnType<(typeof decidingHours)["reject"]>>
  | Failed<ReturnType<(typeof auditingHours)["approve"]>>
  | Failed<ReturnType<(typeof auditingHours)["reject"]>>
  | Effect.Error<ReturnType<typeof reject>>
  | Effect.Error<ReturnType<typeof approve>>

/** What became of one item of a selection. */
export type Settled = Outcome<string, Declaration | Review, NotDecided>

type Settle = (ids: ReadonlyArray<string>, idempotency?: IdempotencyKey) => Stream.Stream<Settled, KeyReused, Deciders>

/** How a kind's items are decided on in a batch, requests and hours alike. */
const settling = Effect.fnUntraced(function* (
  principal: Principal,
  operation: "Reviews.decideAll" | "Reviews.decideShown",
  kind: string,
  verdict: Verdict
) {
  yield* permitOwn(principal, operation, { deciding: yield* moduleOf(kind) })
  const by =
    <A extends Declaration | Review, Id extends string, Item, E, R>(deciding: Deciding<Id, Item, E, R>) =>
    (ids: ReadonlyArray<string>, idempotency?: IdempotencyKey) =>
      decide<A, Id, Item, E, R>(deciding, principal, ids as ReadonlyArray<Id>, idempotency)
  const requests = decidingReviews(kind)
  if (!Object.hasOwn(hoursKinds, kind)) {
    const settle: Settle =
      "approve" in verdict
        ? by(requests.approve)
        : by(requests.reject(yield* Effect.fromResult(reasonGiven(verdict.reject))))
    return settle
  }
  if ("approve" in verdict) {
    const settle: Settle = kind === "declaration" ? by(decidingHours.approve) : by(auditingHours.approve(verdict))
    return settle
  }
  const { reject: typed, ...more } = verdict
  // Without a code the words must do, for all of them: told before the first.
  if (more.reasonCode === undefined) yield* Effect.fromResult(reasonGiven(typed))
  const refusal = { typed, ...more }
  const settle: Settle = kind === "declaration" ? by(decidingHours.reject(refusal)) : by(auditingHours.reject(refusal))
  return settle
})

/** What deciding on items of any kind needs. */
export type Deciders = ReviewPorts | Store

/**
 * Decides on a selection of one kind, requests or hours alike, each item as if it were alone (PRO-03, DEC-12, AUD-05): see
 * `decideAll` of a batch. What does not wait for one's own organisation is refused, and the rest is decided.
 */
export const decideAll = (
  principal: Principal,
  { ids, kind, verdict }: { readonly kind: string; readonly ids: ReadonlyArray<string>; readonly verdict: Verdict },
  idempotency?: IdempotencyKey
) =>
  Stream.unwrap(
    Effect.map(settling(principal, "Reviews.decideAll", kind, verdict), (settle) => settle(ids, idempotency))
  )

/** How many ids of a list are read at once. */
const pageful = 5000

/**
 * Decides on all of a list as it was shown (全部): on what waits still and has not changed since. What came later stays, and so does
 * what no longer matches; given again, it decides on what is left (PRO-03).
 */
export const decideShown = (principal: Principal, { kind, moment, ...filter }: Shown, verdict: Verdict) =>
  Stream.unwrap(
    Effect.gen(function* () {
      const settle = yield* settling(principal, "Reviews.decideShown", kind, verdict)
      const handler = yield* actingFor(principal)
      const repository = yield* ReviewRepository
      const momentKnown = yield* repository.hasBeen(moment)
      yield* Effect.fromResult(shownFits(kind, { ...filter, momentKnown }))
      const asked = { handler, kind, module: yield* moduleOf(kind), ...filter }
      const pages = Stream.paginate(null as string | null, (after) =>
        Effect.map(
          repository.waitingSince(asked, moment, { after, limit: pageful }),
          ({ items, next }) => [[items], next === null ? Option.none<string>() : Option.some(next)] as const
        )
      )
      // Without a key none is used again.
      return pages.pipe(
        Stream.flatMap((ids) => settle(ids)),
        Stream.catchTag("KeyReused", Stream.die)
      )
    })
  )
