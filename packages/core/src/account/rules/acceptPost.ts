import { Result } from "effect"
import { NotFound } from "../../kernel/NotFound.ts"
import type { Actor } from "../Actor.ts"
import type { Post, PostEvent } from "../Post.ts"

/** ACC-06: whom a post is offered takes it from a session of their own; to anybody else there is none. Undefined where it is taken. */
export const acceptPost = (
  actor: Actor,
  post: Pick<Post, "id" | "user" | "state">
): Result.Result<PostEvent | undefined, NotFound> => {
  if (post.user !== actor.user) return Result.fail(new NotFound({ kind: "Post", id: post.id }))
  return Result.succeed(post.state === "offered" ? { _tag: "PostAccepted" } : undefined)
}
