import { type Post, PostRepository, type Role, type UserId } from "@xueshi/core"
import { Effect, Layer } from "effect"
import { SqlClient } from "effect/sql"
import { type HeldRow, heldColumns, heldOf, holdings } from "./held.ts"
import { json } from "./Json.ts"
import { after, type Row, reader, sound } from "./reader.ts"

/** Posts and roles on PostgreSQL. */
export const posts = Layer.effect(
  PostRepository,
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    const post = reader<Post>(sql, "Post", json.Post.decodeState)
    const role = reader<Role>(sql, "Role", json.Role.decodeState)
    return PostRepository.of({
      get: post.get,
      held: (organisation, user) =>
        sql<HeldRow>`
          select ${sql.literal(heldColumns)} from ${sql.literal(holdings)}
          where claim.scope = 'post.holder' and claim.key = ${sound(`${organisation}/${user}`)}`.pipe(
          Effect.map(([row]) => row && heldOf(row)),
          Effect.orDie
        ),
      ofUser: (user) => post.list(sql<Row>`select state from post where "user" = ${user} order by id`),
      superOf: (organisation) => post.holder("organisation.super", organisation),
      ofOrganisation: (id, request) =>
        post.page(
          request,
          (limit) => sql<Row>`
            select state, id as position from post
            where organisation = ${id} and id > ${after(request)} order by id limit ${limit}`
        ),
      ofRole: (id, limit) => post.list(sql<Row>`select state from post where role = ${id} order by id limit ${limit}`),
      getRole: role.get,
      rolesOf: (id, request) =>
        role.page(
          request,
          (limit) => sql<Row>`
            select state, id as position from role
            where organisation = ${id} and id > ${after(request)} order by id limit ${limit}`
        ),
      userOf: ({ number, type }) =>
        sql<{ holder: UserId }>`
          select holder from claim where scope = 'user.document' and key = ${sound(`${type}/${number}`)}`.pipe(
          Effect.map(([row]) => row?.holder),
          Effect.orDie
        )
    })
  })
)
