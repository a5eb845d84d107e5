import { Declarations } from "@xueshi/core"
import { Effect, Result } from "effect"
import { auditorOf, cast, knowsDeclared, reviewerOf, type Who } from "./cast.ts"
import { afterHistory, type HistoryLaw } from "./HistoryLaw.ts"
import type { Entry } from "./Model.ts"

/** Whether a post is named as the one that handles a declaration. */
const handles = (who: Who, { audit, person, state }: Entry): boolean =>
  who.hat === "post" &&
  ((state === "pending" && who.post === reviewerOf(person)) || (audit === "awaiting" && who.post === auditorOf(person)))

/** U23: who sees a declaration, and nobody else. */
export const sees: HistoryLaw = {
  id: "U23",
  rules: ["ORG-03", "ACC-10"],
  title: "everybody sees exactly what is theirs, below them or theirs to handle",
  statement: {
    zh: "管理员看到的恰为本级及下级的、指定由本单位办理的申报；个人只看到自己的",
    en: "an administrator sees exactly what is of the subtree or names its organisation as handler; a person their own"
  },
  meets: { seen: 0.5, hidden: 0.5 },
  broken: (adapter, history, met) =>
    afterHistory(adapter, history, (world) =>
      world.run(
        Effect.gen(function* () {
          for (const [index, entry] of world.model.entries.entries()) {
            const id = world.ids[index]
            // A third of them in each history: everybody asks for each.
            if (entry === undefined || id === undefined || (index + history.length) % 3 !== 0) continue
            for (const [place, actor] of world.city.actors.entries()) {
              const who = cast[place] as Who
              const read = yield* Effect.result(Declarations.get(actor, id))
              const may = knowsDeclared(who, entry.person) || handles(who, entry)
              met(may ? "seen" : "hidden")
              if (Result.isSuccess(read) !== may)
                return `${who.user} (${who.hat}) ${may ? "does not see" : "sees"} declaration ${index}`
            }
          }
          return undefined
        })
      )
    )
}
