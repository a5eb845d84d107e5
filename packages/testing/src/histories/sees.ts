import { Declarations, Reviews } from "@xueshi/core"
import { Effect, Result } from "effect"
import { cast, isUnder, knowsDeclared, type Who } from "./cast.ts"
import { afterHistory, type HistoryLaw } from "./HistoryLaw.ts"
import { type Appeal, auditorOf, type Entry, reviewerOf } from "./Model.ts"

/** Whether a post is named as the one that handles a declaration. */
const handles = (who: Who, entry: Entry): boolean =>
  who.hat === "post" &&
  ((entry.state === "pending" && who.post === reviewerOf(entry)) ||
    (entry.audit === "awaiting" && who.post === auditorOf(entry)))

/** Whether somebody reads an appeal: the person themselves, under any hat, and administrators of who decides on it and of those above. */
const readsAppeal = (who: Who, person: number, { decider }: Appeal): boolean =>
  who.user === `person ${person}` || (who.hat === "post" && isUnder(decider, who.post))

/** U23: who sees a declaration, and nobody else. */
export const sees: HistoryLaw = {
  id: "U23",
  rules: ["ORG-03", "ACC-10"],
  title: "everybody sees exactly what is theirs, below them or theirs to handle",
  statement: {
    zh: "管理员看到的恰为本级及下级的、指定由本单位办理的申报；个人只看到自己的；复核由本人与作出决定的单位及其上级看到",
    en: "an administrator sees exactly what is of the subtree or names its organisation as handler; a person their own; an appeal, the person and from who decides on it upward"
  },
  meets: { seen: 0.5, hidden: 0.5, "appeal seen": 0.1, "appeal hidden": 0.1 },
  broken: (adapter, history, met) =>
    afterHistory(adapter, history, (world) =>
      world.run(
        Effect.gen(function* () {
          for (const [index, entry] of world.model.entries.entries()) {
            const id = world.ids[index]
            // A third of them in each history: everybody asks for each.
            if (entry === undefined || id === undefined || (index + history.length) % 3 !== 0) continue
            const review = world.appeals.get(index)
            for (const [place, actor] of world.city.actors.entries()) {
              const who = cast[place] as Who
              const read = yield* Effect.result(Declarations.get(actor, id))
              const may = knowsDeclared(who, entry) || handles(who, entry)
              met(may ? "seen" : "hidden")
              if (Result.isSuccess(read) !== may)
                return `${who.user} (${who.hat}) ${may ? "does not see" : "sees"} declaration ${index}`
              if (review === undefined || entry.appeal === undefined) continue
              const appeal = yield* Effect.result(Reviews.get(actor, review))
              const also = readsAppeal(who, entry.person, entry.appeal)
              met(also ? "appeal seen" : "appeal hidden")
              if (Result.isSuccess(appeal) !== also)
                return `${who.user} (${who.hat}) ${also ? "does not see" : "sees"} the appeal about ${index}`
            }
          }
          return undefined
        })
      )
    )
}
