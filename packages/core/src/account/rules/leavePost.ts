import { Result } from "effect"
import type { NotFound } from "../../kernel/NotFound.ts"
import type { Actor } from "../Actor.ts"
import type { Post, PostEvent } from "../Post.ts"
import { acceptPost } from "./acceptPost.ts"
import { OwnPost } from "./overPost.ts"

/** ACC-05, ACC-06: a post is laid down by its holder, offered or taken; a super administrator hands over first. */
export const leavePost = (
  actor: Actor,
  post: Pick<Post, "id" | "user" | "state" | "rank">
): Result.Result<Extract<PostEvent, { _tag: "PostEnded" }>, NotFound | OwnPost> => {
  const theirs = acceptPost(actor, post)
  if (Result.isFailure(theirs)) return Result.fail(theirs.failure)
  return post.rank === "super" && post.state !== "offered"
    ? Result.fail(new OwnPost())
    : Result.succeed({ _tag: "PostEnded", why: "declined" })
}
