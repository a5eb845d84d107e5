import { type DeclarationId, DeclarationRepository, type ReviewId, ReviewRepository } from "@xueshi/core"
import { Effect, Equal } from "effect"
import type { Post } from "./City.ts"
import { auditorOf, type Entry, reviewerOf } from "./Model.ts"
import type { World } from "./World.ts"

const page = { limit: 1000 }

/** The kinds of appeals, the modules by which they are decided, and the states of what is appealed against. */
const appeals = [
  ["rejectionAppeal", "hourReview", "rejected"],
  ["failureAppeal", "audit", "approved"]
] as const

/** Which organisations are shown an entry, or may have been. */
const handlersOf = (entry: Entry): ReadonlyArray<Post> => [
  reviewerOf(entry),
  auditorOf(entry),
  ...(entry.appeal === undefined ? [] : [entry.appeal.decider]),
  ...(entry.declarant === undefined ? [] : [entry.declarant])
]

/** What each organisation is shown for decision, and is not, in words; of those that handle the entries looked at, or of all. */
export const wronglyListed = (
  { appeals: ids, city, ids: declarationIds, model }: World<never>,
  looked?: ReadonlyArray<number>
) =>
  Effect.gen(function* () {
    const [declarations, reviews] = [yield* DeclarationRepository, yield* ReviewRepository]
    const touched = looked?.map((index) => model.entries[index]).filter((entry) => entry !== undefined)
    const handlers = touched && new Set(touched.flatMap(handlersOf))
    const appealed = touched === undefined || touched.some(({ appeal }) => appeal !== undefined)
    const declaredFor = touched === undefined || touched.some(({ declarant }) => declarant !== undefined)
    const expected = <Id>(of: (index: number) => Id, which: (entry: Entry) => boolean): ReadonlyArray<Id> =>
      model.entries.flatMap((entry, index) => (entry !== undefined && which(entry) ? [of(index)] : []))
    const declared = (index: number) => declarationIds[index] as DeclarationId
    for (const [name, { id: handler }] of Object.entries(city.organisations)) {
      const post = name as Post
      if (handlers !== undefined && !handlers.has(post)) continue
      const lists: Array<readonly [string, ReadonlyArray<{ readonly id: string }>, ReadonlyArray<string>]> = [
        [
          "review",
          (yield* declarations.awaitingReview(handler, {}, page)).items,
          expected(declared, (entry) => entry.state === "pending" && reviewerOf(entry) === post)
        ],
        [
          "audit",
          (yield* declarations.awaitingAudit(handler, "audit", {}, page)).items,
          expected(declared, (entry) => entry.audit === "awaiting" && auditorOf(entry) === post)
        ]
      ]
      if (declaredFor)
        lists.push([
          "records",
          (yield* declarations.declaredBy(handler, {}, page)).items,
          expected(declared, ({ declarant }) => declarant === post)
        ])
      for (const [kind, module, state] of appealed ? appeals : [])
        lists.push([
          kind,
          (yield* reviews.awaiting({ handler, kind, module }, page)).items,
          expected(
            (index) => ids.get(index) as ReviewId,
            ({ appeal, state: is }) => appeal?.state === "pending" && appeal.decider === post && is === state
          )
        ])
      for (const [list, items, wanted] of lists) {
        if (!Equal.equals(new Set(items.map(({ id }) => id)), new Set(wanted)) || items.length !== wanted.length)
          return `${post} is shown ${items.length} for ${list}, the model says ${wanted.length}`
      }
    }
    return undefined
  })
