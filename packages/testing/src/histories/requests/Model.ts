import type { Organisation } from "@xueshi/core"
import { places, type Who, workplaces } from "./cast.ts"

export type Kind =
  | "informationChange"
  | "organisationChange"
  | "superiorChange"
  | "transfer"
  | "registration"
  | "organisationRegistration"
  | "trainingPlan"
  | "annualReport"

/** A request as the rules see it: written from the specification alone. */
export interface Request {
  readonly kind: Kind
  /** Whom it concerns, where they are one of the people. */
  readonly person?: number
  /** The organisation that asks, or is to be one. */
  readonly organisation?: string
  readonly madeBy: string
  readonly excluded: ReadonlyArray<string>
  readonly steps: ReadonlyArray<string>
  readonly state: "pending" | "approved" | "rejected" | "withdrawn"
  readonly decisions: ReadonlyArray<{ readonly by: string; readonly in: string }>
  readonly cleared: ReadonlyArray<string>
  /** Where a person, or an organisation, is to go. */
  readonly target?: string
  /** What tells one newcomer, or one title, from another. */
  readonly number: number
}

export interface Standing {
  readonly kind: Organisation["kind"]
  readonly superior: string | null
  readonly region: string
  readonly closed: boolean
}
export interface Person {
  readonly user: string
  readonly workplace: string
  readonly title: number | undefined
}
export interface Seat {
  readonly user: string
  readonly organisation: string
  readonly superAdministrator: boolean
}
export interface Hours {
  readonly person: number
  readonly responsible: string
  readonly state: "pending" | "approved"
}

/** Everything, by the order of its making; a post that has ended is undefined. */
export interface Model {
  readonly organisations: Readonly<Record<string, Standing>>
  readonly people: ReadonlyArray<Person>
  readonly seats: ReadonlyArray<Seat | undefined>
  readonly requests: ReadonlyArray<Request>
  readonly hours: ReadonlyArray<Hours>
}

export const start: Model = {
  organisations: Object.fromEntries(Object.entries(places).map(([name, one]) => [name, { ...one, closed: false }])),
  people: workplaces.map((workplace, index) => ({ user: `person ${index}`, workplace, title: undefined })),
  seats: [],
  requests: [],
  hours: []
}

export type Verb =
  | "askTitle"
  | "askName"
  | "askSuperior"
  | "askTransfer"
  | "register"
  | "registerOrganisation"
  | "submitPlan"
  | "submitReport"
  | "approve"
  | "reject"
  | "withdraw"
  | "clear"
  | "close"
  | "reopen"
  | "give"
  | "depose"
  | "declare"
  | "grant"

/** A command with everything it may need. */
export interface Order {
  readonly verb: Verb
  readonly who: Who
  /** The number of the request, the hours, the post or the person that it is about. */
  readonly thing: number
  readonly organisation: string
  readonly target: string
  readonly number: number
  readonly blank: boolean
}

/** An organisation and those above it, itself first. */
export const chainOf = ({ organisations }: Model, name: string): ReadonlyArray<string> => {
  const superior = organisations[name]?.superior ?? null
  return superior === null ? [name] : [name, ...chainOf({ organisations } as Model, superior)]
}

/** ORG-09, SYS-06: who handles what waits: the nearest that is open to it and has somebody who may decide; at last the root. */
const handler = (model: Model, responsible: string, excluded: ReadonlyArray<string>, hours: boolean): string => {
  const kept = model.seats.some((seat) => seat?.organisation === "bureau" && seat.superAdministrator)
  const staffed = (name: string) =>
    !kept || model.seats.some((seat) => seat?.organisation === name && !excluded.includes(seat.user))
  const closed = (name: string) => hours && model.organisations[name]?.closed === true
  return chainOf(model, responsible).find((name) => staffed(name) && !closed(name)) ?? "bureau"
}

/** Whose turn it is, or was last. */
export const turnOf = ({ decisions, state, steps }: Request): string => {
  const ended = state === "approved" || state === "rejected"
  return steps[decisions.length - (ended ? 1 : 0)] as string
}
export const handlerOf = (model: Model, request: Request): string =>
  handler(model, turnOf(request), request.excluded, false)
export const reviewerOf = (model: Model, { person, responsible }: Hours): string =>
  handler(model, responsible, [userOf(model, person)], true)
export const userOf = (model: Model, person: number): string => model.people[person]?.user ?? "nobody"

/** Whether a person, or an organisation with all its people, has something in review. */
export const isBusy = (model: Model, of: { readonly person: number } | { readonly organisation: string }): boolean => {
  const theirs = (person: number | undefined) =>
    person !== undefined &&
    ("person" in of ? person === of.person : model.people[person]?.workplace === of.organisation)
  return (
    model.hours.some((one) => one.state === "pending" && theirs(one.person)) ||
    model.requests.some(
      (one) =>
        one.state === "pending" &&
        (theirs(one.person) || ("organisation" in of && one.organisation === of.organisation))
    )
  )
}
export const isPending = (model: Model, which: (request: Request) => boolean): boolean =>
  model.requests.some((one) => one.state === "pending" && which(one))
