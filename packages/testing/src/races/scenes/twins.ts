import { Declarations, once } from "@xueshi/core"
import { Effect } from "effect"
import type { Race } from "../Race.ts"
import { ann, boss, claimOf, does, drafted, over, pending, person, self } from "./people.ts"

const key = (digest: string) => ({ key: "the key", digest })

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
        Declarations.draft(self(city), person(city).id, claimOf("training"))
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
  }
]
