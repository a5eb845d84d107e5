import { Declarations, Professionals, Reviews } from "@xueshi/core"
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { Api } from "../contract/index.ts"
import { asking } from "./asking.ts"
import { command, json, tagged } from "./command.ts"
import { filteredPage, pageOf } from "./cursors.ts"
import { answer } from "./problemOf.ts"
import { submitted } from "./submitted.ts"

export const professionals = HttpApiBuilder.group(Api, "professionals", (handlers) =>
  handlers
    .handle("list", ({ query: { certificate, name, organisation, region, ...page } }) =>
      asking((actor) =>
        pageOf(`professionals ${JSON.stringify([organisation, name, region, certificate])}`, page, (at) =>
          Professionals.list(actor, { organisation, name, region, certificate }, at)
        )
      )
    )
    .handle("get", ({ params: { id } }) => asking((actor) => Professionals.get(actor, id)).pipe(Effect.tap(tagged)))
    .handle("declarations", ({ params: { id }, query }) =>
      asking((actor) =>
        filteredPage(`declarations ${id}`, query, (filter, page) =>
          Declarations.ofProfessional(actor, id, filter, page)
        )
      )
    )
    .handle("edit", ({ headers, params: { id }, payload }) =>
      answer(
        command("Professional", "edit professional", headers, json({ id, payload }), (actor) =>
          Professionals.edit(actor, id, payload)
        )
      )
    )
    .handle("keepRecords", ({ headers, params: { id }, payload: { records } }) =>
      answer(
        command("Professional", "keepRecords", headers, json({ id, records }), (actor) =>
          Professionals.keepRecords(actor, id, records)
        )
      )
    )
    .handle("requestChange", ({ headers, params: { id }, payload }) =>
      submitted("../../reviews", "change professional", headers, json({ id, payload }), (actor) =>
        Professionals.requestChange(actor, id, payload)
      )
    )
    .handle("reviews", ({ params: { id }, query: { kind, state, ...page } }) =>
      asking((actor) =>
        pageOf(`reviews of professional ${JSON.stringify([id, kind, state])}`, page, (at) =>
          Reviews.ofProfessional(actor, id, { kind, state }, at)
        )
      )
    )
)
