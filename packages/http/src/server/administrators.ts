import { Administrators, listedPost, type Post, type PostId, type Principal } from "@xueshi/core"
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { Api } from "../contract/index.ts"
import { asking } from "./asking.ts"
import { type CommandHeaders, command, json } from "./command.ts"
import { pageOf } from "./cursors.ts"
import { answer } from "./problemOf.ts"

interface OnPost {
  readonly headers: CommandHeaders
  readonly params: { readonly id: PostId }
}

/** A command on a post that says no more than which. */
const onPost =
  <E, R>(name: string, run: (principal: Principal, id: PostId) => Effect.Effect<Post, E, R>) =>
  ({ headers, params: { id } }: OnPost) =>
    Effect.map(
      command("Post", name, headers, json({ id }), (principal) => run(principal, id)),
      listedPost
    )

/** A command after which a post is no longer there. */
const ending =
  <E, R>(name: string, run: (principal: Principal, id: PostId) => Effect.Effect<void, E, R>) =>
  ({ headers, params: { id } }: OnPost) =>
    command("Post", name, headers, json({ id }), (principal) => Effect.as(run(principal, id), undefined))

const [makeSuper, succeed] = [onPost("makeSuper", Administrators.makeSuper), onPost("succeed", Administrators.succeed)]
const [disable, enable] = [onPost("disable post", Administrators.disable), onPost("enable post", Administrators.enable)]
const accept = onPost("accept post", Administrators.accept)
const [remove, depose] = [ending("remove post", Administrators.remove), ending("depose", Administrators.depose)]
const decline = ending("decline post", Administrators.decline)

/** What a command led to, as lists show it. */
const shown = <E, R>(made: Effect.Effect<Post, E, R>) => Effect.map(made, listedPost)

export const administrators = HttpApiBuilder.group(Api, "administrators", (handlers) =>
  handlers
    .handle("list", ({ query: { organisation, ...page } }) =>
      asking((principal) =>
        pageOf(`administrators ${organisation}`, page, (at) => Administrators.list(principal, organisation, at))
      )
    )
    .handle("found", ({ headers, payload }) =>
      answer(
        shown(
          command("Post", "found", headers, json(payload), (principal) => {
            const { holder, organisation, rank, role = null } = payload
            return Administrators.found(principal, organisation, holder, rank, role)
          })
        ),
        "body/holder"
      )
    )
    .handle("appoint", ({ headers, payload }) =>
      answer(
        shown(
          command("Post", "appoint", headers, json(payload), (principal) =>
            Administrators.appoint(principal, payload.organisation, payload.professional, payload.assignment)
          )
        )
      )
    )
    .handle("add", ({ headers, payload }) =>
      answer(
        shown(
          command("Post", "add post", headers, json(payload), (principal) =>
            Administrators.add(principal, payload.organisation, payload.holder, payload.assignment)
          )
        ),
        "body/holder"
      )
    )
    .handle("install", ({ headers, payload }) =>
      answer(
        shown(
          command("Post", "install", headers, json(payload), (principal) =>
            Administrators.install(principal, payload.organisation, payload.holder)
          )
        ),
        "body/holder"
      )
    )
    .handle("assign", ({ headers, params: { id }, payload }) =>
      answer(
        shown(
          command("Post", "assign", headers, json({ id, payload }), (principal) =>
            Administrators.assign(principal, id, payload)
          )
        )
      )
    )
    .handle("makeSuper", (request) => answer(makeSuper(request)))
    .handle("succeed", (request) => answer(succeed(request)))
    .handle("disable", (request) => answer(disable(request)))
    .handle("enable", (request) => answer(enable(request)))
    .handle("accept", (request) => answer(accept(request)))
    .handle("remove", (request) => answer(remove(request)))
    .handle("depose", (request) => answer(depose(request)))
    .handle("decline", (request) => answer(decline(request)))
)
