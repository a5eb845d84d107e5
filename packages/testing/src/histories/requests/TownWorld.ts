import {
  Administrators,
  type DeclarationId,
  Declarations,
  type DepartmentId,
  Departments,
  type OrganisationId,
  Organisations,
  Policies,
  type PostId,
  type Principal,
  type ProfessionalId,
  Professionals,
  Registrations,
  type ReviewId,
  Reviews,
  TrainingBases,
  Transfers
} from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { Effect, Layer, ManagedRuntime, Result } from "effect"
import { at } from "../../arbitraries/pick.ts"
import { claimNamed } from "../claims.ts"
import { newcomer, plan, report, titled } from "../forms.ts"
import { type Adapter, outside, type Ports, type World } from "../World.ts"
import { accept } from "./accept.ts"
import { against } from "./against.ts"
import { factsAsked, informationAsked } from "./asked.ts"
import { departmentNames, district, type Who } from "./cast.ts"
import { activityOf, type Model, type Order, startWith } from "./Model.ts"
import type { History } from "./steps.ts"
import { buildTown, holderOf, registrant } from "./town.ts"
import { unentitled } from "./unentitled.ts"

/** Weihai's document, and this year's of one district, which differs in what is left to the agency. */
const agencies = Layer.succeedContext(
  Effect.runSync(
    Effect.scoped(
      Layer.build(
        Layer.orDie(
          Policies.layer([
            documents.weihai2018,
            {
              ...(documents.weihai2018 as object),
              id: "district",
              jurisdiction: district.region,
              inForce: { from: 2019 },
              reviews: district.reviews
            }
          ])
        )
      )
    )
  )
)

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
  /** What of that is who gives it. */
  readonly unentitled: ReadonlyArray<string>
  readonly refused: string | undefined
}

const training = claimNamed("training")

/** The same, of another class. */
const trainingIn = (activity: number) => ({ ...training, fields: { ...training.fields, className: `第${activity}期` } })

/** Who acts, with the powers that they have now. */
export const actorOf = ({ model, town }: TownWorld, who: Who): Principal =>
  town.actorOf(who, (place) => model.organisations[place]?.region)

/** The qualification of a title, by its number. */
export const qualificationOf = (title: number): string => `任职资格${title}`

/** The use case that an order asks for; what it answers has the id of what was made. */
const perform = (
  world: TownWorld,
  order: Order
): Effect.Effect<unknown, { readonly _tag: string }, Ports | Policies> => {
  const { number, organisation, target, thing, verb, wrong } = order
  const { model, town } = world
  const actor = actorOf(world, order.who)
  const reason = wrong ? "  " : "理由"
  const person = world.people[thing] ?? ("nobody" as ProfessionalId)
  const request = world.requests[thing] ?? ("nothing" as ReviewId)
  const about = world.organisations.get(organisation) ?? ("nowhere" as OrganisationId)
  const post = world.seats[thing] ?? ("none" as PostId)
  const hours = world.hours[thing] ?? ("nothing" as DeclarationId)
  const to = world.organisations.get(target) ?? ("nowhere" as OrganisationId)
  switch (verb) {
    case "askTitle":
    case "askDepartment": {
      const { department, title } = informationAsked(model, order)
      return Professionals.requestChange(actor, person, {
        title: title === undefined ? null : titled(qualificationOf(title)),
        department: town.departmentOf(department)
      })
    }
    case "askName":
    case "askCode":
    case "askRegion": {
      const { field, typed } = factsAsked(model, order)
      return Organisations.requestChange(actor, about, field, typed)
    }
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
    case "disable":
      return Departments.disable(actor, town.departmentOf(at(departmentNames, thing)) as DepartmentId)
    case "appoint":
      return Administrators.appoint(actor, about, person, { department: null, role: town.roleOf(organisation) })
    case "succeed":
      return Administrators.succeed(actor, post)
    case "depose":
      return Administrators.depose(actor, post)
    case "declare":
      return Effect.flatMap(Declarations.draft(actor, person, trainingIn(activityOf(order))), ({ id }) =>
        Declarations.submit(actor, id)
      )
    case "grant":
      return Declarations.approve(actor, hours)
    case "refuse":
      return Declarations.reject(actor, hours, reason)
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
  if (model.seats.length > before.seats.length) world.seats.push((stands ? content?.["post"] : id) as PostId)
}

/** Gives an order to the use cases; the model follows what they did. */
export const give = async (world: TownWorld, order: Order): Promise<Outcome> => {
  const result = await world.run(Effect.result(perform(world, order)))
  const before = world.model
  const outcome = {
    order,
    against: against(before, order),
    unentitled: unentitled(before, order),
    refused: Result.isFailure(result) ? result.failure._tag : undefined
  }
  if (Result.isSuccess(result)) {
    world.model = accept(before, order)
    learn(world, order, before, result.success)
  }
  return outcome
}

/** Who holds posts from the start, where they are kept: super administrators, of the authority one of its own people; one of the factory's. */
const posts: ReadonlyArray<Pick<Order, "verb" | "who" | "organisation" | "thing">> = [
  { verb: "give", who: { hat: "embedder", user: "embedder" }, organisation: "bureau", thing: 3 },
  { verb: "give", who: { hat: "embedder", user: "embedder" }, organisation: "hospital", thing: 0 },
  { verb: "appoint", who: { hat: "post", user: "head", place: "factory" }, organisation: "factory", thing: 2 },
  { verb: "appoint", who: { hat: "post", user: "clerk", place: "authority" }, organisation: "authority", thing: 4 },
  { verb: "succeed", who: { hat: "post", user: "root1", place: "bureau" }, organisation: "authority", thing: 3 }
]

/** Builds a fresh town on an adapter, with posts or without. */
export const openTown = async (adapter: Adapter, { staffed }: Pick<History, "staffed">) => {
  const runtime = ManagedRuntime.make(Layer.mergeAll(adapter, outside, agencies))
  const town = await runtime.runPromise(buildTown)
  const world: TownWorld = {
    town,
    run: (effect) => runtime.runPromise(effect),
    organisations: new Map([...town.organisations].map(([name, { id }]) => [name, id])),
    people: town.people.map(({ id }) => id),
    requests: [],
    hours: [],
    seats: [],
    model: startWith(town.organisations)
  }
  if (staffed) for (const one of posts) await give(world, { ...one, target: "bureau", number: 1, wrong: false })
  return { world, close: () => runtime.dispose() }
}
