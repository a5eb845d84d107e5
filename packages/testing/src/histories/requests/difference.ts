import { DeclarationRepository, PostRepository, ProfessionalRepository, ReviewRepository } from "@xueshi/core"
import { Effect, Equal } from "effect"
import { allOrganisations } from "../City.ts"
import { seats as given } from "./cast.ts"
import { handlerOf, reviewerOf, turnOf } from "./Model.ts"
import { qualificationOf, type TownWorld } from "./TownWorld.ts"

const page = { limit: 1000 }

/** Requests as they are kept, and what waits for whom, hours too. */
const ofRequests = Effect.fnUntraced(function* ({ hours, model, organisations, requests, town }: TownWorld) {
  const repository = yield* ReviewRepository
  const idOf = (name: string) => organisations.get(name)
  const userOf = (user: string) => town.people.find((_, index) => user === `person ${index}`)?.user ?? user
  const stored = new Map((yield* repository.situations(requests)).map(({ review }) => [review.id, review]))
  for (const [index, one] of model.requests.entries()) {
    const review = stored.get(requests[index] as never)
    const wanted = {
      kind: one.kind,
      state: one.state,
      responsible: idOf(turnOf(one)),
      decisions: one.decisions.map((made) => ({ by: userOf(made.by), in: idOf(made.in) })),
      cleared: one.cleared.map(idOf),
      codeFails: one.codeFails === true
    }
    const is = review && {
      kind: review.kind,
      state: review.state,
      responsible: review.responsible,
      decisions: review.decisions.map(({ by, in: decidedIn }) => ({ by, in: decidedIn })),
      cleared: review.clearedBy,
      codeFails: review.content["codeFails"] === true
    }
    if (!Equal.equals(is, wanted)) return `request ${index} is ${JSON.stringify(is)}, not ${JSON.stringify(wanted)}`
  }
  const waiting = [
    ...model.requests.flatMap((one) =>
      one.state === "pending" ? [{ kind: one.kind as string, handler: idOf(handlerOf(model, one)) }] : []
    ),
    ...model.hours.flatMap((one) =>
      one.state === "pending" ? [{ kind: "declaration", handler: idOf(reviewerOf(model, one)) }] : []
    )
  ]
  const modules = new Map([...stored.values()].map(({ kind, module }) => [kind, module]))
  if (hours.length > 0) modules.set("declaration", "hourReview")
  const asked = [...organisations.values()].flatMap((handler) =>
    [...modules].map(([kind, module]) => ({ handler, kind, module }))
  )
  const counts = yield* repository.counts(asked)
  for (const [place, { handler, kind }] of asked.entries()) {
    const wanted = waiting.filter((one) => one.handler === handler && one.kind === kind).length
    if (counts[place] !== wanted) return `${counts[place]} of ${kind} wait for ${handler}, not ${wanted}`
  }
  return undefined
})

const tags = { pending: "Pending", approved: "Approved", rejected: "Rejected" } as const

const ofHours = Effect.fnUntraced(function* ({ hours, model }: TownWorld) {
  const situations = hours.length === 0 ? [] : yield* (yield* DeclarationRepository).situations(hours)
  const stored = new Map(situations.map(({ declaration }) => [declaration.id, declaration._tag]))
  const index = model.hours.findIndex(({ state }, place) => stored.get(hours[place] as never) !== tags[state])
  return index < 0 ? undefined : `hours ${index} are not ${model.hours[index]?.state}`
})

const ofPeople = Effect.fnUntraced(function* ({ model, organisations, people, town }: TownWorld) {
  const everybody = yield* (yield* ProfessionalRepository).jurisdiction("", {}, page)
  const persons = new Map(everybody.items.map((one) => [one.id, one]))
  for (const [index, { department, title, workplace }] of model.people.entries()) {
    const person = persons.get(people[index] as never)
    if (person === undefined) return `person ${index} is nobody`
    if (person.organisation !== organisations.get(workplace)) return `person ${index} is not in ${workplace}`
    if (person.department !== town.departmentOf(department)) return `person ${index} is not in the ${department}`
    const qualification = title === undefined ? undefined : qualificationOf(title)
    if (person.person.title?.qualification !== qualification) return `person ${index} is no ${qualification}`
  }
  return undefined
})

const ofOrganisations = Effect.fnUntraced(function* ({ model, organisations }: TownWorld) {
  const stored = new Map((yield* allOrganisations).map((one) => [one.id, one]))
  for (const [key, { closed, code, name, region, superior }] of Object.entries(model.organisations)) {
    const one = stored.get(organisations.get(key) as never)
    if (one === undefined) return `${key} does not stand`
    const wanted = { name, code, region, closed, superior: superior === null ? null : organisations.get(superior) }
    const is = { name: one.name, code: one.code, region: one.region, closed: one.reviewClosed, superior: one.superior }
    if (!Equal.equals(is, wanted)) return `${key} is ${JSON.stringify(is)}, not ${JSON.stringify(wanted)}`
  }
  return undefined
})

/** TRF-05: which posts stand where any may have been given, and which are a super administrator's. */
const ofPosts = Effect.fnUntraced(function* ({ model, organisations, seats }: TownWorld) {
  const repository = yield* PostRepository
  const places = new Set<string>(seats.length === 0 ? [] : given)
  for (const seat of model.seats) if (seat !== undefined) places.add(seat.organisation)
  for (const place of places) {
    const { items } = yield* repository.ofOrganisation(organisations.get(place) as never, page)
    const is = new Map(items.map(({ id, rank }) => [id, rank === "super"]))
    const wanted = model.seats.flatMap((seat, index) =>
      seat?.organisation === place ? [[seats[index], seat.superAdministrator] as const] : []
    )
    const wrong = wanted.find(([id, leads]) => is.get(id as never) !== leads)
    if (wrong !== undefined || is.size !== wanted.length)
      return `${is.size} posts stand in ${place}, not ${wanted.length}; wrong: ${wrong?.[0]}`
  }
  return undefined
})

/** Where what is stored and listed differs from the model, in words; undefined where it does not. */
export const difference = (world: TownWorld) =>
  Effect.gen(function* () {
    for (const look of [ofRequests, ofHours, ofPeople, ofOrganisations, ofPosts]) {
      const wrong = yield* look(world)
      if (wrong !== undefined) return wrong
    }
    return undefined
  }).pipe(Effect.orDie)
