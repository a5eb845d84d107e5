import { Appeals, Declarations } from "@xueshi/core"
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { Api } from "../contract/index.ts"
import { asking } from "./asking.ts"
import { command, json, tagged, withHeaders } from "./command.ts"
import { shown } from "./counted.ts"
import { filteredPage } from "./cursors.ts"
import { answer } from "./problemOf.ts"
import { submitted } from "./submitted.ts"

export const declarations = HttpApiBuilder.group(Api, "declarations", (handlers) =>
  handlers
    .handle("awaitingReview", ({ query }) =>
      asking((actor) =>
        Effect.map(
          filteredPage("awaiting-review", query, (filter, page) => Declarations.awaitingReview(actor, filter, page)),
          shown
        )
      )
    )
    .handle("awaitingAudit", ({ query }) =>
      asking((actor) =>
        Effect.map(
          filteredPage("awaiting-audit", query, (filter, page) => Declarations.awaitingAudit(actor, filter, page)),
          shown
        )
      )
    )
    .handle("audited", ({ query }) =>
      asking((actor) => filteredPage("audited", query, (filter, page) => Declarations.audited(actor, filter, page)))
    )
    .handle("ofOrganisation", ({ query: { organisation, ...query } }) =>
      asking((actor) =>
        filteredPage(`organisation ${organisation}`, query, (filter, page) =>
          Declarations.ofOrganisation(actor, organisation, filter, page)
        )
      )
    )
    .handle("declaredBy", ({ query: { organisation, ...query } }) =>
      asking((actor) =>
        filteredPage(`on-behalf ${organisation}`, query, (filter, page) =>
          Declarations.declaredBy(actor, organisation, filter, page)
        )
      )
    )
    .handle("get", ({ params: { id } }) => asking((actor) => Declarations.get(actor, id)).pipe(Effect.tap(tagged)))
    .handle("draft", ({ headers, payload }) =>
      answer(
        command("Declaration", "draft", headers, json(payload), (actor) =>
          Declarations.draft(actor, payload.professional, payload.claim)
        ),
        "body/claim"
      ).pipe(Effect.tap(({ id }) => withHeaders({ location: `./${id}` })))
    )
    .handle("edit", ({ headers, params: { id }, payload }) =>
      answer(
        command("Declaration", "edit", headers, json({ id, payload }), (actor) => Declarations.edit(actor, id, payload))
      )
    )
    .handle("remove", ({ headers, params: { id } }) =>
      answer(
        command("Declaration", "remove", headers, json({ id }), (actor) =>
          Effect.as(Declarations.remove(actor, id), undefined)
        )
      )
    )
    .handle("submit", ({ headers, params: { id } }) =>
      answer(
        command("Declaration", "submit", headers, json({ id }), (actor) => Declarations.submit(actor, id)),
        "claim"
      )
    )
    .handle("withdraw", ({ headers, params: { id } }) =>
      answer(command("Declaration", "withdraw", headers, json({ id }), (actor) => Declarations.withdraw(actor, id)))
    )
    .handle("approve", ({ headers, params: { id }, payload: { hours } }) =>
      answer(
        command("Declaration", "approve", headers, json({ id, hours }), (actor) =>
          Declarations.approve(actor, id, hours)
        )
      )
    )
    .handle("reject", ({ headers, params: { id }, payload }) =>
      answer(
        command("Declaration", "reject", headers, json({ id, ...payload }), (actor) =>
          Declarations.reject(actor, id, payload.reason ?? "", payload.reasonCode)
        )
      )
    )
    .handle("audit", ({ headers, params: { id }, payload }) =>
      answer(
        command("Declaration", "audit", headers, json({ id, payload }), (actor) =>
          payload.outcome === "passed"
            ? Declarations.passAudit(actor, id, payload)
            : Declarations.failAudit(actor, id, payload.reason ?? "", payload)
        )
      )
    )
    .handle("appeal", ({ headers, params: { id }, payload: { attachments = [], reason } }) =>
      submitted("../../reviews", "appeal", headers, json({ id, reason, attachments }), (actor) =>
        Appeals.submit(actor, id, { reason, attachments })
      )
    )
    .handle("copy", ({ headers, params: { id } }) =>
      answer(command("Declaration", "copy", headers, json({ id }), (actor) => Declarations.copy(actor, id)))
    )
)
