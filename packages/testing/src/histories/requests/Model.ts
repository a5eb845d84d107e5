import type { Organisation } from "@xueshi/core"
import { type Department, places, type Who, workplaces } from "./cast.ts"

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
  /** What a person's information is to be. */
  readonly information?: Information
  /** What an organisation is to say of itself, and whether its code's check character fails. */
  readonly facts?: Partial<Facts>
  readonly codeFails?: boolean
  /** What tells one newcomer from another. */
  readonly number: number
}

/** What an organisation changes of itself only after a review. */
export type Facts = Pick<Organisation, "name" | "code"> & { readonly region: string }
export interface Standing extends Facts {
  readonly kind: Organisation["kind"]
  readonly superior: string | null
  readonly closed: boolean
}
/** What a person changes only after a review; titles are told apart by number. */
export interface Information {
  readonly title: number | undefined
  readonly department: Department | undefined
}
export interface Person extends Information {
  readonly user: string
  readonly workplace: string
}
export interface Seat {
  readonly user: string
  readonly organisation: string
  readonly superAdministrator: boolean
  /** Whose it is as one of the organisation's people (ACC-06, way a). */
  readonly person?: number
}
export interface Hours {
  readonly person: number
  readonly responsible: string
  /** What was learned, by its number. */
  readonly activity: number
  readonly state: "pending" | "approved" | "rejected"
}

/** Everything, by the order of its making; a post that has ended is undefined. */
export interface Model {
  readonly organisations: Readonly<Record<string, Standing>>
  readonly people: ReadonlyArray<Person>
  readonly disabled: ReadonlyArray<Department>
  readonly seats: ReadonlyArray<Seat | undefined>
  readonly requests: ReadonlyArray<Request>
  readonly hours: ReadonlyArray<Hours>
}

/** Nothing has been asked for: organisations have the codes that they were founded with. */
export const startWith = (codes: ReadonlyMap<string, Pick<Organisation, "code">>): Model => ({
  organisations: Object.fromEntries(
    Object.entries(places).map(([name, one]) => [
      name,
      { ...one, name, code: codes.get(name)?.code ?? "", closed: false }
    ])
  ),
  people: workplaces.map((workplace, index) => ({
    user: `person ${index}`,
    workplace,
    title: undefined,
    department: undefined
  })),
  disabled: [],
  seats: [],
  requests: [],
  hours: []
})

export type Verb =
  | "askTitle"
  | "askDepartment"
  | "askName"
  | "askCode"
  | "askRegion"
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
  | "disable"
  | "give"
  | "appoint"
  | "succeed"
  | "depose"
  | "declare"
  | "grant"
  | "refuse"

/** A command with everything it may need. */
export interface Order {
  readonly verb: Verb
  readonly who: Who
  /** The number of the request, the hours, the post, the department or the person that it is about. */
  readonly thing: number
  readonly organisation: string
  readonly target: string
  readonly number: number
  /** Whether what is typed is wrong: blank, no region, a code whose check character fails. */
  readonly wrong: boolean
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

/** Which activity an order declares: a few, so that some are declared again. */
export const activityOf = ({ number }: Pick<Order, "number">): number => number % 3

/** Whether an activity of a person's is declared already, and stands (DEC-10). */
export const isDeclared = ({ hours }: Model, person: number, activity: number): boolean =>
  hours.some((one) => one.person === person && one.activity === activity && one.state !== "rejected")
