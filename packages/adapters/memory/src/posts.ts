import { PostRepository, type UserId } from "@xueshi/core"
import { Effect, Layer } from "effect"
import { heldIn } from "./heldIn.ts"
import { found, pageOf } from "./pages.ts"
import { Tables } from "./Tables.ts"

/** Posts and roles, over the tables. */
export const posts = Layer.effect(
  PostRepository,
  Effect.gen(function* () {
    const tables = yield* Tables
    const { keys, rows } = tables
    const all = () => [...rows.Post.values()]
    return PostRepository.of({
      get: (id) => found("Post", rows.Post, id),
      held: (organisation, user) => Effect.sync(() => heldIn(tables, organisation, user)),
      ofUser: (user) =>
        Effect.sync(() =>
          all()
            .filter((one) => one.user === user)
            .toSorted((a, b) => (a.id < b.id ? -1 : 1))
        ),
      superOf: (organisation) => Effect.sync(() => rows.Post.get(keys.get(`organisation.super ${organisation}`) ?? "")),
      ofOrganisation: (id, page) =>
        Effect.sync(() =>
          pageOf(
            rows.Post.values(),
            (row) => row.id,
            (row) => row.organisation === id,
            page
          )
        ),
      ofRole: (id, limit) =>
        Effect.sync(() =>
          all()
            .filter(({ role }) => role === id)
            .slice(0, limit)
        ),
      getRole: (id) => found("Role", rows.Role, id),
      rolesOf: (id, page) =>
        Effect.sync(() =>
          pageOf(
            rows.Role.values(),
            (row) => row.id,
            (row) => row.organisation === id,
            page
          )
        ),
      userOf: ({ number, type }) => Effect.sync(() => keys.get(`user.document ${type}/${number}`) as UserId | undefined)
    })
  })
)
