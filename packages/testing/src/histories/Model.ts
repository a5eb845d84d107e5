import { auditorOf, knows, knowsDeclared, reviewerOf, type Who } from "./cast.ts"
import type { SampleClaim } from "./claims.ts"

/** A declaration as the rule book's table sees it (DEC-04, AUD-01, AUD-02): written from the specification alone. */
export interface Entry {
  readonly person: number
  readonly state: "draft" | "pending" | "approved" | "rejected"
  readonly audit: "none" | "awaiting" | "passed" | "failed"
  readonly claim: SampleClaim
  readonly granted: number
  readonly approvedBy: string | undefined
  /** Which entry it was copied from. */
  readonly copyOf: number | undefined
}

/** Everything that was ever drafted, by the order of drafting; undefined where it was deleted. */
export interface Model {
  readonly entries: ReadonlyArray<Entry | undefined>
  /** How many commands were accepted: each leaves one line in the journal. */
  readonly accepted: number
}

export const start: Model = { entries: [], accepted: 0 }

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

/** A command with everything it needs; `entry` is what it is about, or the person for `draft`. */
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

type Next = (entry: Entry, order: Order) => Entry | undefined

/** DEC-04 as a table: from which state a step is possible, and where it leads. */
const table: Readonly<
  Record<Exclude<Verb, "draft" | "copy">, { readonly from: (one: Entry) => boolean; readonly to: Next }>
> = {
  edit: { from: ({ state }) => state === "draft", to: (entry, { claim }) => ({ ...entry, claim }) },
  remove: { from: ({ state }) => state === "draft", to: () => undefined },
  submit: { from: ({ state }) => state === "draft", to: (entry) => ({ ...entry, state: "pending" }) },
  withdraw: { from: ({ state }) => state === "pending", to: (entry) => ({ ...entry, state: "draft" }) },
  approve: {
    from: ({ state }) => state === "pending",
    to: (entry, { grant, who }) => ({
      ...entry,
      state: "approved",
      audit: "awaiting",
      granted: grant ?? entry.claim.worth,
      approvedBy: who.user
    })
  },
  reject: { from: ({ state }) => state === "pending", to: (entry) => ({ ...entry, state: "rejected" }) },
  passAudit: { from: ({ audit }) => audit === "awaiting", to: (entry) => ({ ...entry, audit: "passed" }) },
  failAudit: { from: ({ audit }) => audit === "awaiting", to: (entry) => ({ ...entry, audit: "failed" }) }
}

const isRefused = ({ audit, state }: Entry): boolean => state === "rejected" || audit === "failed"

/** Whether the activity of an entry stands declared by another one of the same person (DEC-10). */
export const standsElsewhere = ({ entries }: Model, entry: number): boolean => {
  const own = entries[entry]
  return entries.some(
    (other, index) =>
      other !== undefined &&
      index !== entry &&
      other.person === own?.person &&
      other.claim.activity === own.claim.activity &&
      (other.state === "pending" || (other.state === "approved" && other.audit !== "failed"))
  )
}

const byDeclarant: ReadonlyArray<Verb> = ["edit", "remove", "submit", "withdraw", "copy"]

/** Every reason that the rule book has against an order; none: it must be accepted. A stranger is told one thing alone (ACC-10). */
export const against = (model: Model, order: Order): ReadonlyArray<string> => {
  const { claim, grant, reason, verb, who } = order
  const reasons: Array<string> = []
  const unless = (holds: boolean, why: string) => {
    if (!holds) reasons.push(why)
  }
  if (verb === "draft") {
    if (!knows(who, order.person)) return ["NotFound"]
    unless(who.hat === "person", "NotAllowed")
    unless(who.hat !== "person" || who.person === order.person, "NotDeclarant")
    unless(claim.known, "UnknownForm")
    return reasons
  }
  const entry = model.entries[order.entry]
  if (entry === undefined || !knowsDeclared(who, entry.person)) return ["NotFound"]
  const { person } = entry
  if (byDeclarant.includes(verb)) {
    unless(who.hat === "person", "NotAllowed")
    unless(who.hat !== "person" || who.person === person, "NotDeclarant")
  } else {
    const handler = verb === "approve" || verb === "reject" ? reviewerOf(person) : auditorOf(person)
    unless(who.hat === "post", "NotAllowed")
    unless(who.hat !== "post" || who.post === handler, "NotHandler")
    // Before it is approved there is nothing to audit, whosever it is.
    const decided = verb === "approve" || verb === "reject" || entry.state === "approved"
    unless(!decided || who.user !== `person ${person}`, "OwnItem")
  }
  if (verb === "copy") unless(isRefused(entry), "NotRefused")
  else unless(table[verb].from(entry), verb.endsWith("Audit") ? "NotAwaitingAudit" : "NotInState")
  if (verb.endsWith("Audit")) unless(entry.approvedBy !== who.user, "ApproverCannotAudit")
  if (verb === "edit") unless(claim.known, "UnknownForm")
  if (verb === "submit") {
    unless(entry.claim.sound, "InvalidFields")
    unless(!standsElsewhere(model, order.entry), "SameActivity")
  }
  if (verb === "reject" || verb === "failAudit") unless(reason.trim() !== "", "ReasonRequired")
  if (verb === "approve") {
    const most = entry.claim.worth
    const hours = grant ?? most
    unless(entry.state !== "pending" || (hours > 0 && hours <= most && hours % 500 === 0), "HoursNotGrantable")
  }
  return reasons
}

/** The model after an accepted order. */
export const accept = (model: Model, order: Order): Model => {
  const accepted = model.accepted + 1
  const fresh = { state: "draft", audit: "none", granted: 0, approvedBy: undefined } as const
  if (order.verb === "draft") {
    const drafted: Entry = { ...fresh, person: order.person, claim: order.claim, copyOf: undefined }
    return { accepted, entries: [...model.entries, drafted] }
  }
  const entry = model.entries[order.entry] as Entry
  if (order.verb === "copy") {
    const copied: Entry = { ...fresh, person: entry.person, claim: entry.claim, copyOf: order.entry }
    return { accepted, entries: [...model.entries, copied] }
  }
  const after = table[order.verb].to(entry, order)
  return { accepted, entries: model.entries.map((one, index) => (index === order.entry ? after : one)) }
}
