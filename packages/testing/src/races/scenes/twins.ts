import { type DeclarationId, Declarations, once, Professionals } from "@xueshi/core"
import { Effect, Result, Stream } from "effect"
import { type City, rowOf } from "../../histories/City.ts"
import { claimNamed } from "../../histories/claims.ts"
import type { Command, Race } from "../Race.ts"
import { ann, boss, does, drafted, holder, over, pending, person, self } from "./people.ts"

const key = (digest: string) => ({ key: "the key", digest })

/** Approves a selection, and answers what became of each. */
const selects = (city: City, ids: ReadonlyArray<DeclarationId>, digest: string): Command =>
  Effect.map(Stream.runCollect(Declarations.approveAll(boss(city), ids, key(digest))), (outcomes) =>
    outcomes.map(({ result }) => (Result.isSuccess(result) ? result.success : result.failure.code))
  )

/** Imports a roster of these people, and answers what became of each row. */
const loads = (city: City, people: ReadonlyArray<number>, digest: string): Command => {
  const rows = people.map((one) => ({ number: one, cells: rowOf(one, city.organisations.hospital.code) }))
  const importer = holder(city, "root1", "bureau")
  const outcomes = Professionals.importRoster(importer, Stream.fromIterable(rows), key(digest))
  return Effect.map(Stream.runCollect(outcomes), (all) => all.map(({ _tag }) => _tag))
}

/** Commands that come twice under one idempotency key. */
export const twinRaces: ReadonlyArray<Race> = [
  {
    name: "SYS-03 approve / the same approve under one key",
    exclusive: false,
    scene: over(pending)((city, { id }) => {
      const approve = once(key("approve"), "Declaration", Declarations.approve(boss(city), id))
      return [does("once", approve), does("again", approve)]
    })
  },
  {
    name: "SYS-03 draft / the same draft under one key",
    exclusive: false,
    scene: (city) => {
      const draft = once(
        key("draft"),
        "Declaration",
        Declarations.draft(self(city), person(city).id, claimNamed("training"))
      )
      return Effect.succeed([does("once", draft), does("again", draft)])
    }
  },
  {
    name: "SYS-03 delete / the same delete under one key",
    exclusive: false,
    scene: over(drafted)((city, { id }) => {
      const remove = once(key("delete"), "Declaration", Effect.as(Declarations.remove(self(city), id), undefined))
      return [does("once", remove), does("again", remove)]
    })
  },
  {
    name: "SYS-03 approve / reject under one key",
    exclusive: true,
    scene: over(pending)((city, { id }) => [
      does("boss approves", once(key("approve"), "Declaration", Declarations.approve(boss(city), id))),
      does("ann rejects", once(key("reject"), "Declaration", Declarations.reject(ann(city), id, "证明不清")))
    ])
  },
  {
    name: "SYS-03 approve a selection / the same selection under one key",
    exclusive: false,
    scene: (city) =>
      Effect.map(Effect.all([pending(city), pending(city, "general course")]), (both) => {
        const ids = both.map(({ id }) => id)
        return [does("once", selects(city, ids, "both")), does("again", selects(city, ids, "both"))]
      })
  },
  {
    name: "SYS-03 approve a selection / another selection under one key",
    exclusive: true,
    scene: (city) =>
      Effect.map(Effect.all([pending(city), pending(city, "general course")]), ([one, other]) => [
        does("one", selects(city, [one.id], "one")),
        does("another", selects(city, [other.id], "another"))
      ])
  },
  {
    name: "SYS-03 import a roster / the same roster under one key",
    exclusive: false,
    scene: (city) => Effect.succeed([does("once", loads(city, [30], "both")), does("again", loads(city, [30], "both"))])
  },
  {
    name: "SYS-03 import a roster / another roster under one key",
    exclusive: true,
    scene: (city) =>
      Effect.succeed([does("one", loads(city, [30], "one")), does("another", loads(city, [31], "another"))])
  }
]
