import { at } from "../../arbitraries/pick.ts"
import { factsAsked, informationAsked, superiorAsks } from "./asked.ts"
import { departmentNames, registering } from "./cast.ts"
import {
  activityOf,
  type Hours,
  handlerOf,
  type Kind,
  type Model,
  type Order,
  type Request,
  type Seat,
  userOf
} from "./Model.ts"

const replaced = <A>(all: ReadonlyArray<A>, at: number, by: A): ReadonlyArray<A> =>
  all.map((one, index) => (index === at ? by : one))

type Asked = Pick<Request, "kind" | "madeBy" | "excluded" | "steps" | "number"> &
  Partial<Pick<Request, "person" | "organisation" | "target" | "information" | "facts" | "codeFails">>

const asked = (model: Model, request: Asked): Model => ({
  ...model,
  requests: [...model.requests, { ...request, state: "pending", decisions: [], cleared: [] }]
})

const submit = (model: Model, order: Order): Model => {
  const { number, organisation, target, thing, verb, who, wrong } = order
  const mine = { madeBy: who.user, excluded: [who.user], number }
  const superior = model.organisations[organisation]?.superior ?? organisation
  const ofSchool = (kind: Kind) =>
    asked(model, {
      kind,
      ...mine,
      organisation: "school",
      steps: [model.organisations["school"]?.superior as string]
    })
  switch (verb) {
    case "askTitle":
    case "askDepartment":
      return asked(model, {
        kind: "informationChange",
        ...mine,
        person: thing,
        information: informationAsked(model, order),
        steps: [model.people[thing]?.workplace as string]
      })
    case "askName":
    case "askCode":
    case "askRegion": {
      const { field, typed } = factsAsked(model, order)
      const facts = { facts: { [field]: typed }, codeFails: field === "code" && wrong }
      return asked(model, { kind: "organisationChange", ...mine, ...facts, organisation, steps: [superior] })
    }
    case "askSuperior":
      return asked(model, { kind: "superiorChange", ...mine, organisation, target, steps: superiorAsks(model, order) })
    case "askTransfer":
      return asked(model, {
        kind: "transfer",
        ...mine,
        excluded: [who.user, userOf(model, thing)],
        person: thing,
        organisation: model.people[thing]?.workplace as string,
        target,
        steps: [target]
      })
    case "register": {
      const user = `newcomer ${number}`
      return asked(model, { kind: "registration", number, madeBy: user, excluded: [user], target, steps: [target] })
    }
    case "registerOrganisation": {
      const [user, name] = [`registrant ${number}`, `new ${model.requests.length}`]
      const kind = "organisationRegistration"
      return asked(model, { kind, number, madeBy: user, excluded: [user], organisation: name, target, steps: [target] })
    }
    case "submitPlan":
      return ofSchool("trainingPlan")
    default:
      return ofSchool("annualReport")
  }
}

/** What an approval does, from the specification. */
const takeEffect = (model: Model, request: Request): Model => {
  const { facts, information, kind, madeBy, number, organisation = "", person = -1, target = "" } = request
  const before = model.people[person]
  const standing = model.organisations[organisation]
  if (kind === "informationChange" && before !== undefined)
    return { ...model, people: replaced(model.people, person, { ...before, ...information }) }
  if (kind === "transfer" && before !== undefined)
    return {
      ...model,
      people: replaced(model.people, person, { ...before, workplace: target, department: undefined }),
      // TRF-05: what they held as one of its people.
      seats: model.seats.map((seat) =>
        seat?.person === person && seat.organisation === organisation ? undefined : seat
      )
    }
  if (kind === "registration") {
    const newcomer = { user: madeBy, workplace: target, title: undefined, department: undefined }
    return { ...model, people: [...model.people, newcomer] }
  }
  if (kind === "organisationChange" && standing !== undefined)
    return { ...model, organisations: { ...model.organisations, [organisation]: { ...standing, ...facts } } }
  if (kind === "superiorChange" && standing !== undefined)
    return { ...model, organisations: { ...model.organisations, [organisation]: { ...standing, superior: target } } }
  if (kind === "organisationRegistration")
    return {
      ...model,
      organisations: {
        ...model.organisations,
        [organisation]: { ...registering(number), kind: "employer", superior: target, closed: false }
      },
      seats: [...model.seats, { user: madeBy, organisation, superAdministrator: true }]
    }
  return model
}

const decide = (model: Model, { thing, verb, who }: Order): Model => {
  const before = model.requests[thing] as Request
  const decisions = [...before.decisions, { by: who.user, in: handlerOf(model, before) }]
  const state = verb === "reject" ? "rejected" : decisions.length === before.steps.length ? "approved" : "pending"
  const after = { ...model, requests: replaced(model.requests, thing, { ...before, decisions, state }) }
  return state === "approved" ? takeEffect(after, before) : after
}

/** The model after an accepted order. */
export const accept = (model: Model, order: Order): Model => {
  const { number, organisation, thing, verb, who } = order
  const request = model.requests[thing]
  const standing = model.organisations[organisation]
  switch (verb) {
    case "approve":
    case "reject":
      return decide(model, order)
    case "withdraw":
      return { ...model, requests: replaced(model.requests, thing, { ...(request as Request), state: "withdrawn" }) }
    case "clear": {
      const { cleared } = request as Request
      const place = who.hat === "post" ? who.place : ""
      const next = cleared.includes(place as string) ? cleared : [...cleared, place]
      return { ...model, requests: replaced(model.requests, thing, { ...(request as Request), cleared: next }) }
    }
    case "close":
    case "reopen":
      if (standing === undefined) return model
      return {
        ...model,
        organisations: { ...model.organisations, [organisation]: { ...standing, closed: verb === "close" } }
      }
    case "give": {
      const seat = { user: `person ${thing}`, organisation, superAdministrator: number % 2 === 1 }
      return { ...model, seats: [...model.seats, seat] }
    }
    case "disable":
      return { ...model, disabled: [...model.disabled, at(departmentNames, thing)] }
    case "appoint": {
      const seat = { user: userOf(model, thing), organisation, superAdministrator: false, person: thing }
      return { ...model, seats: [...model.seats, seat] }
    }
    case "succeed": {
      const seat = model.seats[thing] as Seat
      return { ...model, seats: replaced(model.seats, thing, { ...seat, superAdministrator: true }) }
    }
    case "depose":
      return { ...model, seats: replaced(model.seats, thing, undefined) }
    case "declare": {
      const responsible = model.people[thing]?.workplace as string
      return {
        ...model,
        hours: [...model.hours, { person: thing, responsible, activity: activityOf(order), state: "pending" }]
      }
    }
    case "grant":
    case "refuse": {
      const hours = model.hours[thing] as Hours
      const state = verb === "grant" ? "approved" : "rejected"
      return { ...model, hours: replaced(model.hours, thing, { ...hours, state }) }
    }
    default:
      return submit(model, order)
  }
}
