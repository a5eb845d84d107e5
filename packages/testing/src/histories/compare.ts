import {
  Completions,
  type Declaration,
  DeclarationRepository,
  type ReviewId,
  ReviewRepository,
  Store,
  type UserId
} from "@xueshi/core"
import { Effect, Equal } from "effect"
import { cast } from "./cast.ts"
import { wronglyListed } from "./lists.ts"
import { type Appeal, auditorOf, type Decided, type Entry, reviewerOf, totalOf } from "./Model.ts"
import type { Outcome, World } from "./World.ts"

/** A refusal that tells who may act; whoever may not learns nothing else (ACC-10). */
const whoCodes = new Set(["NotAllowed", "NotDeclarant", "NotHandler", "BeyondJurisdiction", "OwnItem"])

/** Why an answer is not the rule book's, or undefined. */
export const disagreement = ({ against, order, refused }: Outcome): string | undefined => {
  const asked = `${order.verb} by ${order.who.user} (${order.who.hat}) on ${order.entry}`
  if (refused === undefined)
    return against.length === 0 ? undefined : `${asked}: accepted in spite of ${against.join(", ")}`
  if (!against.includes(refused)) return `${asked}: refused as ${refused}, the rules say ${against.join(", ") || "yes"}`
  const unentitled = against.some((why) => whoCodes.has(why))
  return unentitled && !whoCodes.has(refused) ? `${asked}: a stranger is told ${refused}` : undefined
}

const tags = { draft: "Draft", pending: "Pending", approved: "Approved", rejected: "Rejected" } as const
const audits = { none: undefined, awaiting: "Awaiting", passed: "Passed", failed: "Failed" } as const

/** The user whom the model calls so. */
const userOf = ({ city }: World<never>, name: string): UserId | undefined =>
  city.actors[cast.findIndex(({ user }) => user === name)]?.user

/** Whether a decision is stored as by whom and for which organisation it was made. */
const isDecided = (world: World<never>, { by, in: post }: Decided, stored: { by: string; in: string | undefined }) =>
  stored.by === userOf(world, by) && stored.in === world.city.organisations[post].id

/** Whether what is stored of an approved declaration, or a rejected one, is what the model says of it. */
const isRuledOn = (world: World<never>, { approved, audit, refused }: Entry, stored: Declaration): boolean => {
  if (stored._tag === "Rejected")
    return refused !== undefined && isDecided(world, refused, { by: stored.rejectedBy, in: stored.in })
  if (stored._tag !== "Approved") return true
  if (approved === undefined || !isDecided(world, approved, { by: stored.approvedBy, in: stored.approvedIn }))
    return false
  const { audit: found } = stored
  return (
    audit !== "failed" ||
    (refused !== undefined && found._tag === "Failed" && isDecided(world, refused, { by: found.by, in: found.in }))
  )
}

/** The organisation that declares, as it is stored. */
const declarantOf = ({ city }: World<never>, { declarant }: Entry): Declaration["declarant"] =>
  declarant && { _tag: "Organisation", organisation: city.organisations[declarant].id }

/** What a declaration says of the appeal about it: one that was granted or taken back is none of its any more (EXT-01). */
const shownAppeal = { pending: "pending", dismissed: "rejected", granted: undefined, withdrawn: undefined } as const

/** Whether a stored declaration is what the model says. */
const agrees = (world: World<never>, index: number, entry: Entry, stored: Declaration): boolean => {
  const { appeals, city, ids } = world
  const person = city.people[entry.person]
  const approved = stored._tag === "Approved" ? stored : undefined
  const appeal = "appeal" in stored ? stored.appeal : undefined
  const state = entry.appeal && shownAppeal[entry.appeal.state]
  return (
    stored._tag === tags[entry.state] &&
    approved?.audit._tag === audits[entry.audit] &&
    (approved === undefined || approved.audit.auditor === city.organisations[auditorOf(entry)].id) &&
    (approved?.recognised ?? 0) === entry.granted &&
    isRuledOn(world, entry, stored) &&
    (stored._tag === "Draft" || stored.responsible === city.organisations[reviewerOf(entry)].id) &&
    stored.professional === person?.id &&
    stored.madeBy === userOf(world, entry.madeBy) &&
    Equal.equals(stored.declarant, declarantOf(world, entry)) &&
    stored.copyOf === (entry.copyOf === undefined ? null : ids[entry.copyOf]) &&
    appeal?.state === state &&
    (appeal === undefined || appeal.review === appeals.get(index)) &&
    Equal.equals(stored.claim, entry.claim.claim)
  )
}

const reviewStates = { pending: "pending", granted: "approved", dismissed: "rejected", withdrawn: "withdrawn" } as const

/** Where an appeal is not what the model says, in words. */
const wronglyAppealed = (world: World<never>, index: number, { decider, excluded, state }: Appeal) =>
  Effect.gen(function* () {
    const stored = yield* (yield* ReviewRepository).get(world.appeals.get(index) as ReviewId)
    const users = new Set(excluded.map((name) => userOf(world, name)))
    const right =
      stored.state === reviewStates[state] &&
      stored.responsible === world.city.organisations[decider].id &&
      Equal.equals(new Set<UserId | undefined>(stored.excluded), users)
    return right
      ? undefined
      : `the appeal about ${index} is ${JSON.stringify(stored)}, the model says ${state} at ${decider}`
  })

/** Where a person's total is not the sum of what the model says counts, in words (CMP-02). */
const wronglyCounted = ({ city, model }: World<never>, index: number) =>
  Effect.gen(function* () {
    const [actor, person] = [city.actors[index], city.people[index]]
    if (actor === undefined || person === undefined) return `person ${index} is nobody`
    const { verdict } = yield* Completions.ofYear(actor, person.id, 2018)
    const wanted = totalOf(model, index)
    return verdict.total === wanted ? undefined : `person ${index} has ${verdict.total}, the model says ${wanted}`
  })

/**
 * Where what is stored, listed, counted and journalled differs from the model, in words; undefined where it does not. Looks at
 * the declarations that are named, their people and the lists of who handles them; at all of them where none is named.
 */
export const difference = (world: World<never>, journalledBefore: number, touched?: ReadonlyArray<number>) =>
  Effect.gen(function* () {
    const { ids, model } = world
    const declarations = yield* DeclarationRepository
    const looked = touched ?? [...model.entries.keys()]
    const people = new Set<number>()
    for (const index of looked) {
      const entry = model.entries[index]
      const id = ids[index] as Declaration["id"]
      const stored = yield* declarations.get(id).pipe(Effect.catchTag("NotFound", () => Effect.void))
      const right =
        entry === undefined ? stored === undefined : stored !== undefined && agrees(world, index, entry, stored)
      if (!right) return `declaration ${index} is ${JSON.stringify(stored)}, the model says ${JSON.stringify(entry)}`
      if (entry === undefined) continue
      if (entry.approved !== undefined || touched === undefined) people.add(entry.person)
      const appealed = entry.appeal && (yield* wronglyAppealed(world, index, entry.appeal))
      if (appealed !== undefined) return appealed
    }
    for (const person of people) {
      const counted = yield* wronglyCounted(world, person)
      if (counted !== undefined) return counted
    }
    const listed = yield* wronglyListed(world, touched)
    if (listed !== undefined) return listed
    const journal = yield* (yield* Store).journal(journalledBefore, 10_000)
    return journal.length === model.lines
      ? undefined
      : `${journal.length} journal entries, the model says ${model.lines}`
  }).pipe(Effect.orDie)

/** How many entries building the city left in the journal. */
export const journalled = Effect.flatMap(Store, (store) => Effect.map(store.journal(0, 10_000), ({ length }) => length))
