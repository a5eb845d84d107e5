import { Result } from "effect"
import { RuleError } from "../../kernel/RuleError.ts"
import type { Actor } from "../Actor.ts"
import type { Post } from "../Post.ts"
import { NotAllowed } from "./authorise.ts"

export class OwnPost extends RuleError<OwnPost>()(
  "OwnPost",
  {},
  {
    rule: "ACC-07",
    zh: () => "不能对本人的管理员身份进行此操作；如需卸任，请先将他人设为超级管理员",
    en: () => "not on a post of one's own: make somebody else super administrator first"
  }
) {}

/**
 * ACC-07: whether somebody is the super administrator of a post's organisation as it is now, and the post not their own. `current`
 * is the post that the organisation's super administrator holds; undefined where there is none.
 */
export const overPost = (
  actor: Actor,
  post: Pick<Post, "user">,
  current: Pick<Post, "user"> | undefined
): Result.Result<void, NotAllowed | OwnPost> => {
  if (current?.user !== actor.user) return Result.fail(new NotAllowed({ why: "super", modules: [] }))
  return post.user === actor.user ? Result.fail(new OwnPost()) : Result.succeed(undefined)
}
