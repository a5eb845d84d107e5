import { InvalidFields, OrganisationRepository, type OrganisationState, Organisations, Reviews } from "@xueshi/core"
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { Api } from "../contract/index.ts"
import { asking } from "./asking.ts"
import { command, json, tagged } from "./command.ts"
import { pageOf } from "./cursors.ts"
import { answer } from "./problemOf.ts"
import { submitted } from "./submitted.ts"

/** What a command led to, with where the organisation stands now: a repeated command's answer holds the state alone. */
const placed = <E, R>(answered: Effect.Effect<OrganisationState, E, R>) =>
  Effect.gen(function* () {
    const state = yield* answered
    const { path, reviewer } = yield* Effect.orDie((yield* OrganisationRepository).get(state.id))
    return { ...state, path, reviewer }
  })

/** What is wrong with another value of a field stands where the request has the value. */
const atValue = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.mapError(effect, (refused) =>
    refused instanceof InvalidFields
      ? (new InvalidFields({ issues: refused.issues.map((issue) => ({ ...issue, path: ["value"] })) }) as E)
      : refused
  )

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
    .handle("requestChange", ({ headers, params: { id }, payload: { field, value } }) =>
      submitted("../../reviews", "change organisation", headers, json({ id, field, value }), (actor) =>
        atValue(Organisations.requestChange(actor, id, field, value))
      )
    )
    .handle("requestSuperior", ({ headers, params: { id }, payload: { superior } }) =>
      submitted("../../reviews", "change superior", headers, json({ id, superior }), (actor) =>
        Organisations.requestSuperior(actor, id, superior)
      )
    )
    .handle("reviews", ({ params: { id }, query: { kind, state, ...page } }) =>
      asking((actor) =>
        pageOf(`reviews of organisation ${JSON.stringify([id, kind, state])}`, page, (at) =>
          Reviews.ofOrganisation(actor, id, { kind, state }, at)
        )
      )
    )
)
