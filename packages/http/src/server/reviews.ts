import { Reviews } from "@xueshi/core"
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { Api } from "../contract/index.ts"
import { asking } from "./asking.ts"
import { command, json, withHeaders } from "./command.ts"
import { counted, shown } from "./counted.ts"
import { pageOf } from "./cursors.ts"
import { answer } from "./problemOf.ts"

export const reviews = HttpApiBuilder.group(Api, "reviews", (handlers) =>
  handlers
    .handle("toDo", () =>
      Effect.map(asking(Reviews.toDo), (items) => ({
        items: items.map(({ count, kind }) => ({ kind, ...counted(count) }))
      }))
    )
    .handle("awaiting", ({ query: { kind, title, ...page } }) =>
      asking((actor) =>
        pageOf(`reviews awaiting ${JSON.stringify([kind, title])}`, page, (at) =>
          Reviews.awaiting(actor, { kind, title }, at)
        )
      ).pipe(Effect.map(shown))
    )
    .handle("decided", ({ query: { kind, ...page } }) =>
      asking((actor) => pageOf(`reviews decided ${kind}`, page, (at) => Reviews.decided(actor, kind, at)))
    )
    .handle("clear", ({ headers, params: { id } }) =>
      answer(
        command("Review", "clear", headers, json({ id }), (actor) => Effect.as(Reviews.clear(actor, id), undefined))
      )
    )
    .handle("get", ({ params: { id } }) =>
      asking(
        (actor) => Effect.map(Reviews.get(actor, id), ({ handling, review }) => ({ ...review, handling }))
        // Who handles it changes without a version of its own: nobody is told that nothing has changed.
      ).pipe(Effect.tap(({ version }) => withHeaders({ etag: `"v${version}"` })))
    )
    .handle("approve", ({ headers, params: { id }, payload: { department, hours } }) =>
      answer(
        command("Review", "approve review", headers, json({ id, payload: { department, hours } }), (actor) =>
          Reviews.approve(actor, id, { department, recognised: hours })
        )
      )
    )
    .handle("reject", ({ headers, params: { id }, payload: { reason } }) =>
      answer(
        command("Review", "reject review", headers, json({ id, reason }), (actor) => Reviews.reject(actor, id, reason))
      )
    )
    .handle("withdraw", ({ headers, params: { id } }) =>
      answer(command("Review", "withdraw review", headers, json({ id }), (actor) => Reviews.withdraw(actor, id)))
    )
)
