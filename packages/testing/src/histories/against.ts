import { type Post, workplaces } from "./City.ts"
import { cast, isUnder, knows, knowsAppeal, knowsDeclared, type Who } from "./cast.ts"
import {
  type AppealVerb,
  auditorOf,
  type Entry,
  isOnAppeal,
  isTimely,
  type Model,
  type Order,
  ownersOf,
  reviewerOf,
  standsElsewhere,
  type Verb
} from "./Model.ts"

const byDeclarant: ReadonlyArray<Verb> = ["edit", "remove", "submit", "withdraw", "copy"]

/** ORG-03, DEC-09, SYS-06: an administrator of the organisation that handles it decides, and none of those excluded. */
const undecided = (who: Who, handler: Post, excluded: ReadonlyArray<string>): ReadonlyArray<string> => {
  if (who.hat !== "post") return ["NotAllowed"]
  if (who.post !== handler) return ["NotHandler"]
  return excluded.includes(who.user) ? ["OwnItem"] : []
}

const isSelf = (who: Who, { person }: Entry): boolean => who.hat === "person" && who.person === person

/** EXT-01: the person takes their appeal back; the next superior of who refused decides on it. */
const unentitledToAppeal = (entry: Entry, who: Who, verb: AppealVerb): ReadonlyArray<string> => {
  const { appeal, person } = entry
  if (appeal === undefined || !knowsAppeal(who, person, appeal.decider)) return ["NotFound"]
  if (verb !== "withdrawAppeal") return undecided(who, appeal.decider, appeal.excluded)
  if (isSelf(who, entry)) return []
  // What an organisation above the one that decides has nothing to do with is none to take back.
  const near = who.user === `person ${person}` || (who.hat === "post" && who.post === appeal.decider)
  return [near ? "BeyondJurisdiction" : "NotFound"]
}

/**
 * DEC-04, DEC-07: what a person declared is theirs to change; what an organisation declared, that organisation's, of which only who
 * made a draft writes it. The person sees that, and does not change it.
 */
const unentitledToChange = (entry: Entry, who: Who, verb: Verb): ReadonlyArray<string> => {
  const { declarant, madeBy, state } = entry
  if (declarant === undefined) return isSelf(who, entry) ? [] : ["NotAllowed"]
  if (who.hat === "person") return [isSelf(who, entry) ? "NotDeclarant" : "BeyondJurisdiction"]
  if (who.hat !== "post" || who.post !== declarant) return ["NotAllowed"]
  return state === "draft" && (verb === "edit" || verb === "submit") && who.user !== madeBy ? ["NotDeclarant"] : []
}

/** ACC-10: what whoever may not do it at all is told, and nothing else; none: they may. */
const unentitled = (entry: Entry, { verb, who }: Order): ReadonlyArray<string> => {
  if (isOnAppeal(verb)) return unentitledToAppeal(entry, who, verb)
  if (!knowsDeclared(who, entry)) return ["NotFound"]
  if (byDeclarant.includes(verb)) return unentitledToChange(entry, who, verb)
  if (verb === "appeal") return isSelf(who, entry) ? [] : [who.hat === "person" ? "BeyondJurisdiction" : "NotAllowed"]
  if (verb === "approve" || verb === "reject") return undecided(who, reviewerOf(entry), ownersOf(entry))
  // Before it is approved there is nothing to audit, whosever it is.
  return undecided(who, auditorOf(entry), entry.state === "approved" ? ownersOf(entry) : [])
}

/** What is told where a step does not start from the state that an entry is in. */
const wrongMoment = (verb: Verb): string => {
  if (isOnAppeal(verb)) return "NotPending"
  if (verb === "copy") return "NotRefused"
  return verb === "appeal" ? "NotAppealable" : verb.endsWith("Audit") ? "NotAwaitingAudit" : "NotInState"
}

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
    unless(claim.known, "UnknownForm")
    return reasons
  }
  if (verb === "declareFor") {
    if (who.hat !== "post") return ["NotAllowed"]
    if (!isUnder(workplaces[order.person] as Post, who.post)) return ["NotFound"]
    unless(claim.soundOnBehalf, "InvalidFields")
    unless(!standsElsewhere(model, order), "SameActivity")
    return reasons
  }
  const entry = model.entries[order.entry]
  if (entry === undefined) return ["NotFound"]
  reasons.push(...unentitled(entry, order))
  if (reasons.includes("NotFound")) return reasons
  unless(isTimely(verb, entry), wrongMoment(verb))
  if (verb.endsWith("Audit")) unless(entry.approved?.by !== who.user, "ApproverCannotAudit")
  if (verb === "edit") unless(claim.known, "UnknownForm")
  const { sound, soundOnBehalf } = entry.claim
  if (verb === "submit") unless(entry.declarant === undefined ? sound : soundOnBehalf, "InvalidFields")
  if (verb === "submit" || verb === "grantAppeal") unless(!standsElsewhere(model, entry, order.entry), "SameActivity")
  if (verb === "reject" || verb === "failAudit" || verb === "dismissAppeal")
    unless(reason.trim() !== "", "ReasonRequired")
  if (verb === "appeal") unless(reason.trim() !== "", "InvalidFields")
  // An appeal against a failed audit grants what was granted.
  const grants = { approve: "pending", grantAppeal: "rejected" }[verb as string]
  if (entry.state === grants) {
    const most = entry.claim.worth
    const hours = grant ?? most
    unless(hours > 0 && hours <= most && hours % 500 === 0, "HoursNotGrantable")
  }
  return reasons
}

/** The first of the cast who may give an order; undefined where nobody may. */
export const whoMay = (model: Model, order: Omit<Order, "who">): Who | undefined =>
  cast.find((who) => against(model, { ...order, who }).length === 0)
