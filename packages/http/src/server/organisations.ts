import { OrganisationRepository, type OrganisationState, Organisations } from "@xueshi/core"
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { Api } from "../contract/index.ts"
import { asking } from "./asking.ts"
import { command, json, tagged } from "./command.ts"
import { pageOf } from "./cursors.ts"
import { answer } from "./problemOf.ts"

/** What a command led to, with where the organisation stands now: a repeated command's answer holds the state alone. */
const placed = <E, R>(answered: Effect.Effect<OrganisationState, E, R>) =>
  Effect.gen(function* () {
    const state = yield* answered
    const { path, reviewer } = yield* Effect.orDie((yield* OrganisationRepository).get(state.id))
    return { ...state, path, reviewer }
  })

export const organisations = HttpApiBuilder.group(Api, "organisations", (handlers) =>
  handlers
    .handle("list", ({ query: { kind, name, region, within, ...page } }) =>
      asking((actor) =>
        pageOf(`organisations ${JSON.stringify([within, kind, name, region])}`, page, (at) =>
          Organisations.list(actor, { within, kind, name, region }, at)
        )
      )
    )
    .handle("get", ({ params: { id } }) => asking((actor) => Organisations.get(actor, id)).pipe(Effect.tap(tagged)))
    .handle("establish", ({ headers, payload }) =>
      answer(
        placed(
          command("Organisation", "establish", headers, json(payload), (actor) =>
            Organisations.establish(actor, payload.facts, payload.superior)
          )
        ),
        "body/facts"
      )
    )
    .handle("edit", ({ headers, params: { id }, payload }) =>
      answer(
        placed(
          command("Organisation", "edit organisation", headers, json({ id, payload }), (actor) =>
            Organisations.edit(actor, id, payload)
          )
        )
      )
    )
    .handle("move", ({ headers, params: { id }, payload: { superior } }) =>
      answer(
        placed(
          command("Organisation", "move", headers, json({ id, superior }), (actor) =>
            Organisations.move(actor, id, superior)
          )
        )
      )
    )
    .handle("closeReview", ({ headers, params: { id } }) =>
      answer(
        placed(
          command("Organisation", "closeReview", headers, json({ id }), (actor) => Organisations.closeReview(actor, id))
        )
      )
    )
    .handle("reopenReview", ({ headers, params: { id } }) =>
      answer(
        placed(
          command("Organisation", "reopenReview", headers, json({ id }), (actor) =>
            Organisations.reopenReview(actor, id)
          )
        )
      )
    )
    .handle("changes", ({ params: { id }, query }) =>
      asking((actor) => pageOf(`changes ${id}`, query, (page) => Organisations.changes(actor, id, page)))
    )
)
