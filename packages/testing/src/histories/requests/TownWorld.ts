import {
  Administrators,
  type DeclarationId,
  Declarations,
  type OrganisationId,
  Organisations,
  type Policies,
  type PostId,
  type ProfessionalId,
  Professionals,
  Registrations,
  type ReviewId,
  Reviews,
  TrainingBases,
  Transfers
} from "@xueshi/core"
import { Effect, Layer, ManagedRuntime, Result } from "effect"
import { claimNamed } from "../claims.ts"
import { newcomer, plan, report, titled } from "../forms.ts"
import { type Adapter, outside, type Ports, type World } from "../World.ts"
import { accept } from "./accept.ts"
import { against } from "./against.ts"
import { type Model, type Order, start } from "./Model.ts"
import type { History } from "./steps.ts"
import { buildTown, holderOf, registrant } from "./town.ts"

type Town = Effect.Success<typeof buildTown>

/** A town on an adapter, the model of what the rules say of it, and the ids of what the model numbers or names. */
export interface TownWorld {
  readonly town: Town
  readonly run: World["run"]
  readonly organisations: Map<string, OrganisationId>
  readonly people: Array<ProfessionalId>
  readonly requests: Array<ReviewId>
  readonly hours: Array<DeclarationId>
  readonly seats: Array<PostId>
  model: Model
}

/** What came of an order, beside what the rules have against it. */
export interface Outcome {
  readonly order: Order
  readonly against: ReadonlyArray<string>
  readonly refused: string | undefined
}

const training = claimNamed("training")

/** The use case that an order asks for; what it answers has the id of what was made. */
const perform = (
  world: TownWorld,
  order: Order
): Effect.Effect<unknown, { readonly _tag: string }, Ports | Policies> => {
  const { blank, number, organisation, target, thing, verb } = order
  const { town } = world
  const actor = town.actorOf(order.who)
  const reason = blank ? "  " : "理由"
  const person = world.people[thing] ?? ("nobody" as ProfessionalId)
  const request = world.requests[thing] ?? ("nothing" as ReviewId)
  const about = world.organisations.get(organisation) ?? ("nowhere" as OrganisationId)
  const to = world.organisations.get(target) ?? ("nowhere" as OrganisationId)
  switch (verb) {
    case "askTitle":
      return Professionals.requestChange(actor, person, { title: titled(`任职资格${number}`), department: null })
    case "askName":
      return Organisations.requestChange(actor, about, "name", `改名${world.requests.length}`)
    case "askSuperior":
      return Organisations.requestSuperior(actor, about, to)
    case "askTransfer":
      return Transfers.request(actor, person, { to, phone: "0631-5200000", reason: "工作需要", attachments: [] })
    case "register":
      return Registrations.registerAs(actor, newcomer(20 + number, to))
    case "registerOrganisation":
      return Registrations.registerOrganisationAs(actor, {
        facts: registrant(number),
        superior: to,
        holder: holderOf(30 + number)
      })
    case "submitPlan":
      return TrainingBases.submitPlan(actor, plan)
    case "submitReport":
      return TrainingBases.submitReport(actor, report)
    case "approve":
      return Reviews.approve(actor, request)
    case "reject":
      return Reviews.reject(actor, request, reason)
    case "withdraw":
      return Reviews.withdraw(actor, request)
    case "clear":
      return Reviews.clear(actor, request)
    case "close":
      return Organisations.closeReview(actor, about)
    case "reopen":
      return Organisations.reopenReview(actor, about)
    case "give": {
      const rank = number % 2 === 1 ? "super" : "ordinary"
      return Administrators.found(
        actor,
        about,
        holderOf(thing),
        rank,
        rank === "super" ? null : town.roleOf(organisation)
      )
    }
    case "depose":
      return Administrators.depose(actor, world.seats[thing] ?? ("none" as PostId))
    case "declare":
      return Effect.flatMap(Declarations.draft(actor, person, training), ({ id }) => Declarations.submit(actor, id))
    case "grant":
      return Declarations.approve(actor, world.hours[thing] ?? ("nothing" as DeclarationId))
  }
}

/** Learns the ids of what an accepted order has made. */
const learn = (world: TownWorld, order: Order, before: Model, made: unknown): void => {
  const { model } = world
  const { content, id } = (made ?? {}) as { readonly id?: string; readonly content?: Readonly<Record<string, string>> }
  if (model.requests.length > before.requests.length) world.requests.push(id as ReviewId)
  if (model.hours.length > before.hours.length) world.hours.push(id as DeclarationId)
  if (model.people.length > before.people.length) world.people.push(content?.["id"] as ProfessionalId)
  const name = model.requests[order.thing]?.organisation
  const stands = Object.keys(model.organisations).length > Object.keys(before.organisations).length
  if (stands && name !== undefined) world.organisations.set(name, content?.["id"] as OrganisationId)
  if (model.seats.length > before.seats.length)
    world.seats.push((order.verb === "give" ? id : content?.["post"]) as PostId)
}

/** Gives an order to the use cases; the model follows what they did. */
export const give = async (world: TownWorld, order: Order): Promise<Outcome> => {
  const result = await world.run(Effect.result(perform(world, order)))
  const before = world.model
  const outcome = {
    order,
    against: against(before, order),
    refused: Result.isFailure(result) ? result.failure._tag : undefined
  }
  if (Result.isSuccess(result)) {
    world.model = accept(before, order)
    learn(world, order, before, result.success)
  }
  return outcome
}

/** Builds a fresh town on an adapter; with posts kept there, the root has a super administrator, and the hospital. */
export const openTown = async (adapter: Adapter, { staffed }: Pick<History, "staffed">) => {
  const runtime = ManagedRuntime.make(Layer.merge(adapter, outside))
  const town = await runtime.runPromise(buildTown)
  const world: TownWorld = {
    town,
    run: (effect) => runtime.runPromise(effect),
    organisations: new Map([...town.organisations].map(([name, { id }]) => [name, id])),
    people: town.people.map(({ id }) => id),
    requests: [],
    hours: [],
    seats: [],
    model: start
  }
  const order = (organisation: string, thing: number): Order => ({
    verb: "give",
    who: { hat: "embedder", user: "embedder" },
    thing,
    organisation,
    target: "bureau",
    number: 1,
    blank: false
  })
  if (staffed) for (const one of [order("bureau", 3), order("hospital", 0)]) await give(world, one)
  return { world, close: () => runtime.dispose() }
}
