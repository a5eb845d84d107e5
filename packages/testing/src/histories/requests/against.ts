import { places, type Who } from "./cast.ts"
import {
  chainOf,
  handlerOf,
  isBusy,
  isPending,
  type Model,
  type Order,
  type Request,
  reviewerOf,
  userOf
} from "./Model.ts"

type Relation = "maker" | "self" | "handler" | "own" | "below" | "region"

interface Target {
  readonly organisations?: ReadonlyArray<string>
  readonly person?: number | undefined
  readonly madeBy?: string
  readonly handler?: string
}

/** ORG-03: how somebody stands to something, as the tree is now. */
const relationsOf = (model: Model, who: Who, { handler, madeBy, organisations = [], person }: Target) => {
  const found = new Set<Relation>()
  if (who.user === madeBy) found.add("maker")
  if (who.hat === "person" && who.person === person) found.add("self")
  if (who.hat !== "post") return found
  const { place } = who
  if (handler === place) found.add("handler")
  for (const one of organisations) {
    const standing = model.organisations[one]
    if (standing === undefined) continue
    if (one === place) found.add("own")
    else if (chainOf(model, one).includes(place)) found.add("below")
    const { kind, region } = places[place]
    if (kind === "bureau" && (region === "371000" || region === standing.region)) found.add("region")
  }
  return found
}

const near = (relations: ReadonlySet<Relation>, ...to: ReadonlyArray<Relation>) => to.some((one) => relations.has(one))

/** ACC-10: what whoever may not is told: nothing where it does not concern them at all. */
const denied = (
  relations: ReadonlySet<Relation>,
  { allowed, handled = false, hat }: { readonly allowed: boolean; readonly hat: boolean; readonly handled?: boolean }
): ReadonlyArray<string> => {
  if (allowed) return []
  if (relations.size === 0) return ["NotFound"]
  if (!hat) return ["NotAllowed"]
  return [handled ? "NotHandler" : "BeyondJurisdiction"]
}

/** Whose a request is: who asks and who must agree. */
const concerned = (model: Model, request: Request) => ({
  organisations: [...(request.organisation === undefined ? [] : [request.organisation]), ...request.steps],
  person: request.person,
  madeBy: request.madeBy,
  handler: handlerOf(model, request)
})

/** ORG-03: who reads a request: the person themselves, and administrators of what is theirs, below them or theirs to handle. */
export const reads = (model: Model, who: Who, request: Request): boolean =>
  near(relationsOf(model, who, concerned(model, request)), "self", "own", "below", "region", "handler")

const administrator = (who: Who) => who.hat === "post"

/** What the rules have against somebody as such. */
const unentitled = (model: Model, order: Order): ReadonlyArray<string> => {
  const { organisation, thing, verb, who } = order
  const own = (name: string, also: Target = {}) => {
    const relations = relationsOf(model, who, { organisations: [name], ...also })
    return denied(relations, { allowed: near(relations, "own"), hat: administrator(who) })
  }
  const below = (name: string, also: Target = {}) => {
    const relations = relationsOf(model, who, { organisations: [name], ...also })
    return denied(relations, { allowed: near(relations, "below"), hat: administrator(who) })
  }
  const workplace = model.people[thing]?.workplace ?? ""
  switch (verb) {
    case "askTitle":
    case "declare": {
      const relations = relationsOf(model, who, { organisations: [workplace], person: thing })
      return denied(relations, { allowed: near(relations, "self"), hat: who.hat === "person" })
    }
    case "askName":
    case "askSuperior":
      return own(organisation)
    case "askTransfer":
      return own(workplace, { person: thing })
    case "register":
    case "registerOrganisation":
      return who.hat === "embedder" ? [] : ["InvalidFields"]
    case "submitPlan":
    case "submitReport":
      return who.hat === "post" && who.place === "school" ? [] : ["NotAllowed"]
    case "close":
    case "reopen":
      return below(organisation)
    case "give": {
      const relations = relationsOf(model, who, { organisations: [organisation] })
      return denied(relations, { allowed: who.hat === "embedder", hat: false })
    }
    case "depose": {
      const seat = model.seats[thing]
      return seat === undefined ? ["NotFound"] : below(seat.organisation)
    }
    case "grant": {
      const hours = model.hours[thing]
      if (hours === undefined) return ["NotFound"]
      const user = userOf(model, hours.person)
      const home = model.people[hours.person]?.workplace ?? ""
      const relations = relationsOf(model, who, {
        organisations: [hours.responsible, home],
        person: hours.person,
        madeBy: user,
        handler: reviewerOf(model, hours)
      })
      const may = denied(relations, { allowed: near(relations, "handler"), hat: administrator(who), handled: true })
      return may.length > 0 ? may : who.user === user ? ["OwnItem"] : []
    }
    default:
      return unentitledTo(model, order)
  }
}

const unentitledTo = (model: Model, { thing, verb, who }: Order): ReadonlyArray<string> => {
  const request = model.requests[thing]
  if (request === undefined) return ["NotFound"]
  const all = concerned(model, request)
  if (verb === "withdraw") {
    const asking = request.organisation === undefined ? [] : [request.organisation]
    const person = request.kind === "informationChange" ? request.person : undefined
    const relations = relationsOf(model, who, { ...all, organisations: asking, person })
    return denied(relations, { allowed: near(relations, "self", "own"), hat: who.hat !== "embedder" })
  }
  const relations = relationsOf(model, who, all)
  // PRO-04: whoever reads it may ask; whether it is in their list is the next question.
  if (verb === "clear") {
    const allowed = near(relations, "own", "below", "region")
    const decides = who.hat !== "post" || who.place !== "school"
    return allowed && !decides ? ["NotAllowed"] : denied(relations, { allowed, hat: administrator(who) })
  }
  const may = denied(relations, { allowed: near(relations, "handler"), hat: administrator(who), handled: true })
  return may.length > 0 ? may : request.excluded.includes(who.user) ? ["OwnItem"] : []
}

/** ORG-02, from the specification's own words. */
const illegal = (model: Model, kind: string, region: string, above: string): boolean => {
  const superior = model.organisations[above]
  const same = superior?.region === region
  if (superior === undefined) return true
  if (kind === "bureau") return !(superior.kind === "bureau" && superior.region === "371000" && region !== "371000")
  if (kind === "authority") return !(superior.kind === "authority" || (superior.kind === "bureau" && same))
  if (kind === "base") return superior.kind !== "authority" && superior.kind !== "bureau"
  return superior.kind === "base" || (superior.kind === "bureau" && !same)
}

/** Whether an organisation cannot come to stand under another one. */
const unplaceable = (model: Model, name: string, above: string): ReadonlyArray<string> => {
  const one = model.organisations[name]
  if (one === undefined || one.superior === null) return ["RootStays"]
  if (chainOf(model, above).includes(name)) return ["WithinItself"]
  return one.superior !== above && illegal(model, one.kind, one.region, above) ? ["IllegalSuperior"] : []
}

/** Every reason that the rules have against an order; none: it must be accepted. */
export const against = (model: Model, order: Order): ReadonlyArray<string> => {
  const { number, organisation, target, thing, verb, who } = order
  const may = unentitled(model, order)
  if (may.includes("NotFound")) return may
  const reasons = [...may]
  const unless = (holds: boolean, why: string) => {
    if (!holds) reasons.push(why)
  }
  const request = model.requests[thing]
  const inTransfer = isPending(model, (one) => one.kind === "transfer" && one.person === thing)
  switch (verb) {
    case "declare":
      unless(!inTransfer, "InTransfer")
      break
    case "askTitle":
      unless(!inTransfer, "InTransfer")
      unless(!isPending(model, (one) => one.kind === "informationChange" && one.person === thing), "Conflict")
      break
    case "askTransfer": {
      const person = model.people[thing]
      unless(person?.workplace !== target && model.organisations[target]?.kind !== "base", "NoTarget")
      unless(!inTransfer, "InTransfer")
      unless(!isBusy(model, { person: thing }), "StillPending")
      break
    }
    case "askName":
      unless(!isBusy(model, { organisation }), "StillPending")
      break
    case "askSuperior":
      unless(!isBusy(model, { organisation }), "StillPending")
      reasons.push(...unplaceable(model, organisation, target))
      unless(model.organisations[organisation]?.superior !== target, "NothingChanges")
      break
    case "register":
      unless(model.organisations[target]?.kind !== "base", "NotFound")
      unless(
        !model.requests.some(
          (one) =>
            one.kind === "registration" &&
            one.number === number &&
            (one.state === "pending" || one.state === "approved")
        ),
        "AlreadyRegistered"
      )
      break
    case "registerOrganisation": {
      const before = model.requests.filter((one) => one.kind === "organisationRegistration" && one.number === number)
      unless(!illegal(model, "employer", "371000", target), "IllegalSuperior")
      unless(!before.some((one) => one.state === "approved"), "InvalidFields")
      unless(!before.some((one) => one.state === "pending"), "Conflict")
      break
    }
    case "close":
    case "reopen":
      unless(organisation !== "bureau", "RootStays")
      break
    case "give": {
      const held = model.seats.filter((seat) => seat?.organisation === organisation)
      unless(!held.some((seat) => seat?.user === `person ${thing}`), "Conflict")
      unless(number % 2 === 0 || !held.some((seat) => seat?.superAdministrator), "Conflict")
      break
    }
    case "grant":
      unless(model.hours[thing]?.state === "pending", "NotInState")
      break
    case "clear":
      if (request === undefined || who.hat !== "post") break
      unless(request.state !== "pending" && request.decisions.some((one) => one.in === who.place), "StillOpen")
      break
    case "withdraw": {
      const kept = request?.kind === "registration" || request?.kind === "organisationRegistration"
      unless(!kept, "NotWithdrawable")
      unless(request?.state === "pending", "NotPending")
      break
    }
    case "approve":
    case "reject":
      unless(request?.state === "pending", "NotPending")
      if (verb === "reject") unless(!order.blank, "ReasonRequired")
      else if (request?.state === "pending" && request.decisions.length === request.steps.length - 1) {
        const moves = request.kind === "superiorChange"
        if (moves) reasons.push(...unplaceable(model, request.organisation ?? "", request.target ?? ""))
      }
      break
    default:
      break
  }
  return reasons
}
