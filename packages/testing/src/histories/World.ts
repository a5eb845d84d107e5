import {
  Appeals,
  type CertificateRepository,
  type ClaimDraft,
  type Declaration,
  type DeclarationId,
  type DeclarationRepository,
  Declarations,
  type DepartmentRepository,
  type EvidenceRepository,
  type Hours,
  type Ids,
  type Journals,
  type Ledgers,
  type OrganisationRepository,
  Policies,
  type PostRepository,
  type Principal,
  type Professional,
  type ProfessionalRepository,
  parseDay,
  type Review,
  type ReviewId,
  type ReviewRepository,
  Reviews,
  type SampleRepository,
  type Store
} from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { Clock, Effect, Layer, ManagedRuntime, Result, Stream } from "effect"
import { at } from "../arbitraries/pick.ts"
import { against } from "./against.ts"
import { buildCity, type City } from "./City.ts"
import { cast } from "./cast.ts"
import { accept, type Model, type Order, start, type Verb } from "./Model.ts"

/** Every port that the use cases need, except the policies. */
export type Ports =
  | Store
  | Ids
  | CertificateRepository
  | SampleRepository
  | DeclarationRepository
  | EvidenceRepository
  | DepartmentRepository
  | Journals
  | PostRepository
  | ReviewRepository
  | Ledgers
  | OrganisationRepository
  | ProfessionalRepository

/** An adapter under test: a layer that starts empty each time it is built. */
export type Adapter<R = never> = Layer.Layer<Ports | R>

/** Nine in the morning of 15 January 2019 in Shanghai. */
const clockMillis = (parseDay("2019-01-15") as number) * 86_400_000 + 3_600_000

/** A clock that stands still, so that histories repeat themselves. */
const standing: Clock.Clock = {
  currentTimeMillisUnsafe: () => clockMillis,
  currentTimeMillis: Effect.succeed(clockMillis),
  currentTimeNanosUnsafe: () => BigInt(clockMillis) * 1_000_000n,
  currentTimeNanos: Effect.succeed(BigInt(clockMillis) * 1_000_000n),
  monotonicTimeNanosUnsafe: () => 0n,
  monotonicTimeNanos: Effect.succeed(0n),
  sleep: () => Effect.void
}

/** Weihai's document, under which what was refused can be appealed for some days. */
const appealable = { ...(documents.weihai2018 as object), appeal: { days: 30 } }

// Read once: a document is the same in every world.
const policies = Effect.runSync(Effect.scoped(Layer.build(Layer.orDie(Policies.layer([appealable])))))
/** What the use cases need beside the ports: Weihai's policy of 2018, with appeals, and a clock that stands in January 2019. */
export const outside = Layer.merge(Layer.succeedContext(policies), Layer.succeed(Clock.Clock, standing))

/** A city on an adapter, with the model of what the rule book says of it. */
export interface World<R = never> {
  readonly city: City
  readonly run: <A, E>(effect: Effect.Effect<A, E, Ports | Policies | R>) => Promise<A>
  readonly close: () => Promise<void>
  /** Ids by the order of drafting, to name in the journal what the model numbers. */
  readonly ids: Array<DeclarationId>
  /** The last appeal about each of them that had one. */
  readonly appeals: Map<number, ReviewId>
  model: Model
}

/** Builds a fresh city on an adapter. */
export const openWorld = async <R = never>(adapter: Adapter<R>): Promise<World<R>> => {
  const runtime = ManagedRuntime.make(Layer.merge(adapter, outside))
  const city = await runtime.runPromise(buildCity)
  return {
    city,
    run: (effect) => runtime.runPromise(effect),
    close: () => runtime.dispose(),
    ids: [],
    appeals: new Map(),
    model: start
  }
}

/** Declares for one person, whose outcome is that of the batch. */
const declareFor = (actor: Principal, id: Professional["id"], claim: ClaimDraft) =>
  Stream.runCollect(Declarations.declareFor(actor, [id], claim)).pipe(
    Effect.flatMap(([outcome]) =>
      outcome === undefined ? Effect.die("nothing came of a batch of one") : Effect.fromResult(outcome.result)
    )
  )

/** What leaves a declaration that was not there. */
const makes: ReadonlyArray<Verb> = ["draft", "declareFor", "copy"]

/** The use case that an order asks for. */
const perform = (
  world: World<never>,
  order: Order
): Effect.Effect<Pick<Declaration | Review, "id"> | undefined, { _tag: string }, Ports | Policies> => {
  const actor = at(world.city.actors, cast.indexOf(order.who)) as Principal
  const id = (world.ids[order.entry] ?? "nothing") as DeclarationId
  const appeal = world.appeals.get(order.entry) ?? ("nothing" as ReviewId)
  switch (order.verb) {
    case "draft":
      return Declarations.draft(actor, (world.city.people[order.person] as Professional).id, order.claim.claim)
    case "declareFor":
      return declareFor(actor, (world.city.people[order.person] as Professional).id, order.claim.claim)
    case "edit":
      return Declarations.edit(actor, id, order.claim.claim)
    case "remove":
      return Effect.as(Declarations.remove(actor, id), undefined)
    case "approve":
      return Declarations.approve(actor, id, order.grant as Hours | undefined)
    case "reject":
      return Declarations.reject(actor, id, order.reason)
    case "failAudit":
      return Declarations.failAudit(actor, id, order.reason)
    case "submit":
    case "withdraw":
    case "passAudit":
    case "copy":
      return Declarations[order.verb](actor, id)
    case "appeal":
      return Appeals.submit(actor, id, { reason: order.reason, attachments: [] })
    case "withdrawAppeal":
      return Reviews.withdraw(actor, appeal)
    case "grantAppeal":
      return Reviews.approve(actor, appeal, { recognised: order.grant as Hours | undefined })
    case "dismissAppeal":
      return Reviews.reject(actor, appeal, order.reason)
  }
}

/** What came of an order, beside what the rule book has against it. */
export interface Outcome {
  readonly order: Order
  readonly against: ReadonlyArray<string>
  /** The code of the refusal; undefined where it was accepted. */
  readonly refused: string | undefined
}

/** Gives an order to the use cases; the model follows what they did. */
export const give = async <R>(world: World<R>, order: Order): Promise<Outcome> => {
  const result = await world.run(Effect.result(perform(world as World<never>, order)))
  const outcome = {
    order,
    against: against(world.model, order),
    refused: Result.isFailure(result) ? result.failure._tag : undefined
  }
  if (Result.isSuccess(result)) {
    world.model = accept(world.model, order)
    const made = result.success?.id as never
    if (makes.includes(order.verb)) world.ids.push(made)
    if (order.verb === "appeal") world.appeals.set(order.entry, made)
  }
  return outcome
}
