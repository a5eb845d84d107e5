import { Appeals, Declarations } from "@xueshi/core"
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { Api } from "../contract/index.ts"
import { asking } from "./asking.ts"
import { command, json, tagged, withHeaders } from "./command.ts"
import { shown } from "./counted.ts"
import { pageOf } from "./cursors.ts"
import { answer } from "./problemOf.ts"
import { submitted } from "./submitted.ts"

export const declarations = HttpApiBuilder.group(Api, "declarations", (handlers) =>
  handlers
    .handle("awaitingReview", ({ query }) =>
      asking((actor) =>
        Effect.map(
          pageOf("awaiting-review", query, (page) => Declarations.awaitingReview(actor, page)),
          shown
        )
      )
    )
    .handle("awaitingAudit", ({ query: { kind = "audit", ...query } }) =>
      asking((actor) =>
        Effect.map(
          pageOf(`awaiting-audit ${kind}`, query, (page) => Declarations.awaitingAudit(actor, page, kind)),
          shown
        )
      )
    )
    .handle("ofOrganisation", ({ query: { organisation, reasonCode, state, ...page } }) =>
      asking((actor) =>
        pageOf(`organisation ${organisation} ${state} ${reasonCode ?? ""}`, page, (at) =>
          Declarations.ofOrganisation(actor, organisation, state, at, reasonCode)
        )
      )
    )
    .handle("declaredBy", ({ query: { creditYear, form, name, organisation, state, ...page } }) =>
      asking((actor) =>
        pageOf(`on-behalf ${organisation} ${state ?? ""} ${creditYear ?? ""} ${form ?? ""} ${name ?? ""}`, page, (at) =>
          Declarations.declaredBy(actor, organisation, { state, creditYear, form, name }, at)
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
