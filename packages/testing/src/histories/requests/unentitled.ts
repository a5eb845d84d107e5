import { at } from "../../arbitraries/pick.ts"
import { departmentNames, departments, places, type Who } from "./cast.ts"
import { chainOf, handlerOf, type Model, type Order, type Request, reviewerOf, userOf } from "./Model.ts"

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
    const region = model.organisations[place]?.region
    if (places[place].kind === "bureau" && (region === "371000" || region === standing.region)) found.add("region")
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

/** ORG-03: who reads a request: the person themselves, whoever asked, under any hat, and administrators of what is theirs, below them or theirs to handle. */
export const reads = (model: Model, who: Who, request: Request): boolean =>
  near(relationsOf(model, who, concerned(model, request)), "self", "maker", "own", "below", "region", "handler")

const administrator = (who: Who) => who.hat === "post"

/** What the rules have against somebody as such. */
export const unentitled = (model: Model, order: Order): ReadonlyArray<string> => {
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
    case "askDepartment":
    case "declare": {
      const relations = relationsOf(model, who, { organisations: [workplace], person: thing })
      return denied(relations, { allowed: near(relations, "self"), hat: who.hat === "person" })
    }
    case "askName":
    case "askCode":
    case "askRegion":
    case "askSuperior":
    case "appoint":
      return own(organisation)
    case "disable":
      return own(departments[at(departmentNames, thing)])
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
    case "succeed":
    case "depose": {
      const seat = model.seats[thing]
      return seat === undefined ? ["NotFound"] : below(seat.organisation)
    }
    case "grant":
    case "refuse": {
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
