import { type Post, workplaces } from "./City.ts"
import { superiorOf, type Who } from "./cast.ts"
import type { SampleClaim } from "./claims.ts"

/** Who decided, or declared, and for which organisation. */
export interface Decided {
  readonly by: string
  readonly in: Post
}

/** The last appeal against a refusal (EXT-01). */
export interface Appeal {
  readonly state: "pending" | "granted" | "dismissed" | "withdrawn"
  readonly decider: Post
  /** Who never decides on it. */
  readonly excluded: ReadonlyArray<string>
}

/** A declaration as the rule book's table sees it (DEC-04, AUD-01, AUD-02, EXT-01): written from the specification alone. */
export interface Entry {
  readonly person: number
  readonly madeBy: string
  /** The organisation that declares it for the person, if one does (DEC-07). */
  readonly declarant: Post | undefined
  readonly state: "draft" | "pending" | "approved" | "rejected"
  readonly audit: "none" | "awaiting" | "passed" | "failed"
  readonly claim: SampleClaim
  readonly granted: number
  readonly approved: Decided | undefined
  /** By which decision it is refused, or was last. */
  readonly refused: Decided | undefined
  readonly appeal: Appeal | undefined
  /** Which entry it was copied from. */
  readonly copyOf: number | undefined
}

/** Everything that was ever drafted, by the order of drafting; undefined where it was deleted. */
export interface Model {
  readonly entries: ReadonlyArray<Entry | undefined>
  /** How many lines the journal has of accepted commands: one for each thing that they changed. */
  readonly lines: number
}

export const start: Model = { entries: [], lines: 0 }

const onAppeal = ["withdrawAppeal", "grantAppeal", "dismissAppeal"] as const
/** What is done with an appeal that was made. */
export type AppealVerb = (typeof onAppeal)[number]
export const isOnAppeal = (verb: Verb): verb is AppealVerb => onAppeal.some((one) => one === verb)

export type Verb =
  | "draft"
  | "edit"
  | "remove"
  | "submit"
  | "withdraw"
  | "approve"
  | "reject"
  | "passAudit"
  | "failAudit"
  | "copy"
  | "declareFor"
  | "appeal"
  | AppealVerb

/** A command with everything it needs; `entry` is what it is about, or the person for `draft` and `declareFor`. */
export interface Order {
  readonly verb: Verb
  readonly who: Who
  readonly entry: number
  readonly person: number
  readonly claim: SampleClaim
  /** Thousandths of an hour; undefined leaves it to the conversion. */
  readonly grant: number | undefined
  readonly reason: string
}

/** Who reviews an entry: the person's own organisation, or once an organisation submits it, its superior (DEC-05, DEC-07). */
export const reviewerOf = ({ declarant, person, state }: Entry): Post =>
  declarant === undefined || state === "draft" ? (workplaces[person] as Post) : superiorOf(declarant)
/** Who audits it, or would (AUD-01). */
export const auditorOf = (entry: Entry): Post => superiorOf(entry.approved?.in ?? reviewerOf(entry))

/** DEC-04: whether an entry is refused: rejected, or failed in audit. */
const isRefused = ({ audit, state }: Entry): boolean => state === "rejected" || audit === "failed"

/** DEC-09, SYS-06: whom an entry concerns and who made it. */
export const ownersOf = ({ madeBy, person }: Entry): ReadonlyArray<string> => [`person ${person}`, madeBy]

/** Who did it for which organisation, by an order that only an administrator is accepted with. */
const doneBy = ({ who }: Order): Decided => ({ by: who.user, in: (who as Extract<Who, { hat: "post" }>).post })

const approvedBy = (entry: Entry, order: Order): Entry => ({
  ...entry,
  state: "approved",
  audit: "awaiting",
  granted: order.grant ?? entry.claim.worth,
  approved: doneBy(order)
})

/** EXT-01, SYS-06, AUD-04: the next superior of who refused decides; not who refused, approved or made it, or whose it is. */
const appealed = (entry: Entry): Appeal => {
  const { by, in: refusedIn } = entry.refused as Decided
  const approver = entry.state === "approved" && entry.approved !== undefined ? [entry.approved.by] : []
  return { state: "pending", decider: superiorOf(refusedIn), excluded: [...ownersOf(entry), by, ...approver] }
}

const ended = (entry: Entry, state: Appeal["state"]): Entry => ({
  ...entry,
  appeal: { ...(entry.appeal as Appeal), state }
})
const isAppealed = ({ appeal }: Entry): boolean => appeal?.state === "pending"

interface Row {
  readonly from: (one: Entry) => boolean
  readonly to: (entry: Entry, order: Order) => Entry | undefined
}

/** DEC-04, AUD-02, EXT-01 as a table: from which state a step is possible, and where it leads. */
const table: Readonly<Record<Exclude<Verb, "draft" | "declareFor" | "copy">, Row>> = {
  edit: { from: ({ state }) => state === "draft", to: (entry, { claim }) => ({ ...entry, claim }) },
  remove: { from: ({ state }) => state === "draft", to: () => undefined },
  submit: { from: ({ state }) => state === "draft", to: (entry) => ({ ...entry, state: "pending" }) },
  withdraw: { from: ({ state }) => state === "pending", to: (entry) => ({ ...entry, state: "draft" }) },
  approve: { from: ({ state }) => state === "pending", to: approvedBy },
  reject: {
    from: ({ state }) => state === "pending",
    to: (entry, order) => ({ ...entry, state: "rejected", refused: doneBy(order) })
  },
  passAudit: { from: ({ audit }) => audit === "awaiting", to: (entry) => ({ ...entry, audit: "passed" }) },
  failAudit: {
    from: ({ audit }) => audit === "awaiting",
    to: (entry, order) => ({ ...entry, audit: "failed", refused: doneBy(order) })
  },
  // Each refusal once, unless the appeal is taken back; what an appeal won may be refused anew.
  appeal: {
    from: (entry) => isRefused(entry) && entry.appeal?.state !== "pending" && entry.appeal?.state !== "dismissed",
    to: (entry) => ({ ...entry, appeal: appealed(entry) })
  },
  withdrawAppeal: { from: isAppealed, to: (entry) => ended(entry, "withdrawn") },
  grantAppeal: {
    from: isAppealed,
    to: (entry, order) =>
      ended(entry.state === "rejected" ? approvedBy(entry, order) : { ...entry, audit: "passed" }, "granted")
  },
  dismissAppeal: { from: isAppealed, to: (entry) => ended(entry, "dismissed") }
}

/** DEC-04, AUD-02, EXT-01: whether a step is possible from the state that an entry is in, whoever takes it. */
export const isTimely = (verb: Exclude<Verb, "draft" | "declareFor">, entry: Entry): boolean =>
  verb === "copy" ? isRefused(entry) : table[verb].from(entry)

/** Whether the activity of a claim stands declared by another entry of the same person than the one of that number (DEC-10). */
export const standsElsewhere = (
  { entries }: Model,
  { claim, person }: Pick<Entry, "claim" | "person">,
  but?: number
): boolean =>
  entries.some(
    (other, index) =>
      other !== undefined &&
      index !== but &&
      other.person === person &&
      other.claim.activity === claim.activity &&
      (other.state === "pending" || (other.state === "approved" && other.audit !== "failed"))
  )

/** CMP-02: a person's hours that count, in thousandths: recognised, approved, and not failed in audit. Weihai's document caps none. */
export const totalOf = ({ entries }: Model, person: number): number =>
  entries.reduce(
    (sum, one) =>
      one?.person === person && one.state === "approved" && one.audit !== "failed" ? sum + one.granted : sum,
    0
  )

/** The model after an accepted order. */
export const accept = (model: Model, order: Order): Model => {
  // An appeal is a thing of its own beside the declaration.
  const lines = model.lines + (order.verb === "appeal" || isOnAppeal(order.verb) ? 2 : 1)
  const blank = { granted: 0, approved: undefined, refused: undefined, appeal: undefined }
  const fresh = { ...blank, state: "draft", audit: "none" } as const
  const { claim, person } = order
  if (order.verb === "draft") {
    const drafted: Entry = { ...fresh, person, madeBy: order.who.user, declarant: undefined, claim, copyOf: undefined }
    return { lines, entries: [...model.entries, drafted] }
  }
  if (order.verb === "declareFor") {
    const { by: madeBy, in: declarant } = doneBy(order)
    const declared: Entry = { ...fresh, state: "pending", person, madeBy, declarant, claim, copyOf: undefined }
    return { lines, entries: [...model.entries, declared] }
  }
  const entry = model.entries[order.entry] as Entry
  if (order.verb === "copy") {
    const { claim: copied, declarant, person: whose } = entry
    const copy: Entry = {
      ...fresh,
      person: whose,
      madeBy: order.who.user,
      declarant,
      claim: copied,
      copyOf: order.entry
    }
    return { lines, entries: [...model.entries, copy] }
  }
  const after = table[order.verb].to(entry, order)
  return { lines, entries: model.entries.map((one, index) => (index === order.entry ? after : one)) }
}
