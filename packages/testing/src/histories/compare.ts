import { type Declaration, DeclarationRepository, Store } from "@xueshi/core"
import { Effect, Equal } from "effect"
import { auditorOf, reviewerOf } from "./cast.ts"
import type { Entry } from "./Model.ts"
import type { Outcome, World } from "./World.ts"

/** A refusal that tells who may act; whoever may not learns nothing else (ACC-10). */
const whoCodes = new Set(["NotAllowed", "NotDeclarant", "NotHandler", "OwnItem"])

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

/** Whether a stored declaration is what the model says. */
const agrees = (world: World<never>, entry: Entry, stored: Declaration): boolean => {
  const { city, ids } = world
  const person = city.people[entry.person]
  const approved = stored._tag === "Approved" ? stored : undefined
  return (
    stored._tag === tags[entry.state] &&
    approved?.audit._tag === audits[entry.audit] &&
    (approved === undefined || approved.audit.auditor === city.organisations[auditorOf(entry.person)].id) &&
    (approved?.recognised ?? 0) === entry.granted &&
    (stored._tag === "Draft" || stored.responsible === city.organisations[reviewerOf(entry.person)].id) &&
    stored.professional === person?.id &&
    stored.madeBy === person?.user &&
    stored.copyOf === (entry.copyOf === undefined ? null : ids[entry.copyOf]) &&
    Equal.equals(stored.claim, entry.claim.claim)
  )
}

const page = { limit: 1000 }

/**
 * Where what is stored, listed and journalled differs from the model, in words; undefined where it does not. Looks at the
 * declarations that are named, and at the lists of who handles them; at all of both where none is.
 */
export const difference = (world: World<never>, journalledBefore: number, touched?: ReadonlyArray<number>) =>
  Effect.gen(function* () {
    const { city, ids, model } = world
    const declarations = yield* DeclarationRepository
    const looked = touched ?? [...model.entries.keys()]
    for (const index of looked) {
      const entry = model.entries[index]
      const id = ids[index] as Declaration["id"]
      const stored = yield* declarations.get(id).pipe(Effect.catchTag("NotFound", () => Effect.void))
      const right = entry === undefined ? stored === undefined : stored !== undefined && agrees(world, entry, stored)
      if (!right) return `declaration ${index} is ${JSON.stringify(stored)}, the model says ${JSON.stringify(entry)}`
    }
    const handlers = new Set<string>(
      looked.flatMap((index) => {
        const entry = model.entries[index]
        return entry === undefined ? [] : [reviewerOf(entry.person), auditorOf(entry.person)]
      })
    )
    const expected = (which: (entry: Entry) => boolean) =>
      model.entries.flatMap((entry, index) => (entry !== undefined && which(entry) ? [ids[index]] : []))
    for (const [post, { id }] of Object.entries(city.organisations)) {
      if (touched !== undefined && !handlers.has(post)) continue
      const lists = [
        [
          "review",
          yield* declarations.awaitingReview(id, {}, page),
          expected(({ person, state }) => state === "pending" && reviewerOf(person) === post)
        ],
        [
          "audit",
          yield* declarations.awaitingAudit(id, "audit", {}, page),
          expected(({ audit, person }) => audit === "awaiting" && auditorOf(person) === post)
        ]
      ] as const
      for (const [name, { items }, wanted] of lists) {
        if (!Equal.equals(new Set(items.map((one) => one.id)), new Set(wanted)) || items.length !== wanted.length)
          return `${post} is shown ${items.length} for ${name}, the model says ${wanted.length}`
      }
    }
    const journal = yield* (yield* Store).journal(journalledBefore, 10_000)
    return journal.length === model.accepted
      ? undefined
      : `${journal.length} journal entries, ${model.accepted} accepted`
  })

/** How many entries building the city left in the journal. */
export const journalled = Effect.flatMap(Store, (store) => Effect.map(store.journal(0, 10_000), ({ length }) => length))
