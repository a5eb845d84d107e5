import { factsAsked, informationAsked, reviewsFor } from "./asked.ts"
import { codeOf, type Department, departments, registering } from "./cast.ts"
import {
  activityOf,
  chainOf,
  isBusy,
  isDeclared,
  isPending,
  type Model,
  type Order,
  type Request,
  type Seat,
  userOf
} from "./Model.ts"
import { unentitled } from "./unentitled.ts"

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

/** What keeps a person from a department: it is another organisation's, or takes nobody. */
const unassignable = (model: Model, person: number, name: Department | undefined): ReadonlyArray<string> => {
  const { department, workplace } = model.people[person] ?? {}
  if (name === undefined || name === department) return []
  if (departments[name] !== workplace) return ["NotFound"]
  return model.disabled.includes(name) ? ["DepartmentDisabled"] : []
}

/** ORG-02, ORG-06: what keeps an organisation from a region: who stands above or below it. */
const displaced = (model: Model, name: string, region: string): ReadonlyArray<string> => {
  const one = model.organisations[name]
  if (one === undefined) return []
  const leads = Object.values(model.organisations).some(({ superior }) => superior === name)
  if (one.kind === "bureau" && leads) return ["HasSubordinates"]
  return one.superior !== null && illegal(model, one.kind, region, one.superior) ? ["IllegalSuperior"] : []
}

/** TRF-05: a super administrator hands over before they leave. */
const mustHandOver = ({ seats }: Model, person: number, source: string | undefined): ReadonlyArray<string> =>
  seats.some((seat) => seat?.person === person && seat.organisation === source && seat.superAdministrator)
    ? ["MustHandOver"]
    : []

const seatsOf = ({ seats }: Model, organisation: string | undefined): ReadonlyArray<Seat> =>
  seats.filter((seat) => seat !== undefined).filter((seat) => seat.organisation === organisation)
/** ACC-05: an organisation has one super administrator at most. */
const isLed = (held: ReadonlyArray<Seat>) => held.some(({ superAdministrator }) => superAdministrator)

/** ORG-01: where a code is held: by what stands, or by what is to. */
const holdsCode = ({ organisations, requests }: Model, code: string): "stands" | "pending" | undefined => {
  if (Object.values(organisations).some((one) => one.code === code)) return "stands"
  const claims = ({ facts, kind, number }: Request) =>
    facts?.code === code || (kind === "organisationRegistration" && codeOf(number) === code)
  return requests.some((one) => one.state === "pending" && claims(one)) ? "pending" : undefined
}

/** What the rules have against other facts of an organisation. */
const unchangeable = (model: Model, order: Order): ReadonlyArray<string> => {
  const { organisation, wrong } = order
  const { field, typed } = factsAsked(model, order)
  if (wrong && !(field === "code" && reviewsFor(model, organisation).failingCode === "show")) return ["InvalidFields"]
  if (model.organisations[organisation]?.[field] === typed) return ["NothingChanges"]
  if (field === "code") return holdsCode(model, typed) === undefined ? [] : ["Conflict"]
  return field === "region" ? displaced(model, organisation, typed) : []
}

/** What keeps the last agreement from taking effect, as things stand by then. */
const ineffective = (
  model: Model,
  { facts, information, kind, organisation = "", person = -1, target = "" }: Request
) => {
  if (kind === "superiorChange") return unplaceable(model, organisation, target)
  if (kind === "informationChange") return unassignable(model, person, information?.department)
  if (kind === "transfer") return mustHandOver(model, person, organisation)
  return facts?.region === undefined ? [] : displaced(model, organisation, facts.region)
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
      unless(!isDeclared(model, thing, activityOf(order)), "SameActivity")
      break
    case "askTitle":
    case "askDepartment": {
      const person = model.people[thing]
      const { department, title } = informationAsked(model, order)
      unless(!inTransfer, "InTransfer")
      unless(person?.title !== title || person?.department !== department, "NothingChanges")
      reasons.push(...unassignable(model, thing, department))
      unless(!isPending(model, (one) => one.kind === "informationChange" && one.person === thing), "Conflict")
      break
    }
    case "askTransfer": {
      const person = model.people[thing]
      unless(person?.workplace !== target && model.organisations[target]?.kind !== "base", "NoTarget")
      unless(!inTransfer, "InTransfer")
      unless(!isBusy(model, { person: thing }), "StillPending")
      reasons.push(...mustHandOver(model, thing, person?.workplace))
      break
    }
    case "askName":
    case "askCode":
    case "askRegion":
      unless(!isBusy(model, { organisation }), "StillPending")
      reasons.push(...unchangeable(model, order))
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
      const { code, region } = registering(number)
      const held = holdsCode(model, code)
      unless(!illegal(model, "employer", region, target), "IllegalSuperior")
      unless(held !== "stands", "InvalidFields")
      unless(held !== "pending", "Conflict")
      break
    }
    case "close":
    case "reopen":
      unless(organisation !== "bureau", "RootStays")
      break
    case "give": {
      const held = seatsOf(model, organisation)
      unless(!held.some(({ user }) => user === userOf(model, thing)), "Conflict")
      unless(number % 2 === 0 || !isLed(held), "Conflict")
      break
    }
    case "appoint":
      unless(model.people[thing]?.workplace === organisation, "NotFound")
      unless(!seatsOf(model, organisation).some(({ user }) => user === userOf(model, thing)), "Conflict")
      break
    case "succeed": {
      const seat = model.seats[thing]
      unless(seat?.superAdministrator === true || !isLed(seatsOf(model, seat?.organisation)), "Conflict")
      break
    }
    case "grant":
    case "refuse":
      if (verb === "refuse") unless(!order.wrong, "ReasonRequired")
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
      if (verb === "reject") unless(!order.wrong, "ReasonRequired")
      else if (request?.state === "pending" && request.decisions.length === request.steps.length - 1)
        reasons.push(...ineffective(model, request))
      break
    default:
      break
  }
  return reasons
}
