import { type DeclarationId, Declarations, Professionals, type ReviewId, Reviews } from "@xueshi/core"
import { Effect, Result, Stream } from "effect"
import { type City, workplaces } from "../../histories/City.ts"
import { titled } from "../../histories/forms.ts"
import type { Command, Race } from "../Race.ts"
import { ann, boss, does, pending } from "./people.ts"

/** Two people of the hospital each ask for a change. */
const two = (city: City) =>
  Effect.forEach(
    workplaces.flatMap((at, index) => (at === "hospital" ? [index] : [])),
    (index) => {
      const { id, user } = city.people[index] as City["people"][number]
      const self = { user, hat: { _tag: "Professional", professional: id } } as const
      return Professionals.requestChange(self, id, { title: titled("主任医师"), department: null })
    }
  )

/** Decides on a selection, and answers what became of each. */
const settles = (
  actor: ReturnType<typeof boss>,
  ids: ReadonlyArray<ReviewId | DeclarationId>,
  verdict: Reviews.Verdict = { approve: true },
  kind = "informationChange"
): Command =>
  Effect.map(Stream.runCollect(Reviews.decideAll(actor, { kind, ids, verdict })), (outcomes) =>
    outcomes.map(({ result }) => (Result.isSuccess(result) ? result.success : result.failure.code))
  )

/** Decides on everything that stands in the list now, and answers what was decided. */
const settlesShown = (actor: ReturnType<typeof boss>, verdict: Reviews.Verdict): Command =>
  Effect.gen(function* () {
    const { moment } = yield* Reviews.awaiting(actor, { kind: "informationChange" }, { limit: 10 })
    const outcomes = yield* Stream.runCollect(
      Reviews.decideShown(actor, { kind: "informationChange", moment }, verdict)
    )
    return outcomes.flatMap(({ result }) => (Result.isSuccess(result) ? [result.success] : []))
  })

const not: Reviews.Verdict = { reject: "证明不清" }

/** Selections, in which each item is a command of its own. */
export const batchRaces: ReadonlyArray<Race> = [
  {
    name: "PRO-03 SYS-03 decideAll / approve of one of them",
    exclusive: false,
    scene: (city) =>
      Effect.map(two(city), (both) => [
        does(
          "boss decides on all",
          settles(
            boss(city),
            both.map(({ id }) => id),
            not
          )
        ),
        does("ann approves one", Reviews.approve(ann(city), (both[0] as (typeof both)[number]).id))
      ])
  },
  {
    name: "PRO-03 SYS-03 decideAll / decideAll of the same, the other way round",
    exclusive: false,
    scene: (city) =>
      Effect.map(two(city), (both) => {
        const ids = both.map(({ id }) => id)
        return [
          does("boss approves all", settles(boss(city), ids)),
          does("ann rejects all", settles(ann(city), ids.toReversed(), not))
        ]
      })
  },
  {
    name: "PRO-03 SYS-03 decideShown / decideAll of what it shows",
    exclusive: false,
    scene: (city) =>
      Effect.map(two(city), (both) => {
        const ids = both.map(({ id }) => id)
        return [
          does("boss approves what is shown", settlesShown(boss(city), { approve: true })),
          does("ann rejects all", settles(ann(city), ids, not))
        ]
      })
  },
  {
    name: "PRO-03 DEC-12 decideAll of hours / withdraw of one of them",
    exclusive: false,
    scene: (city) =>
      Effect.map(Effect.all([pending(city), pending(city, "general course")]), ([one, other]) => [
        does("boss approves all", settles(boss(city), [one.id, other.id], { approve: true }, "declaration")),
        does(
          "self withdraws one",
          Declarations.withdraw(
            { user: one.madeBy, hat: { _tag: "Professional", professional: one.professional } },
            one.id
          )
        )
      ])
  }
]
