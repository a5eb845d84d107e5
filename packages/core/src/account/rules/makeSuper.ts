import { Result } from "effect"
import { RuleError } from "../../kernel/RuleError.ts"
import type { Post, PostEvent } from "../Post.ts"

export class PostNotActive extends RuleError<PostNotActive>()(
  "PostNotActive",
  {},
  {
    rule: "ACC-05",
    zh: () => "该管理员尚未确认或已被禁用，不能设为超级管理员",
    en: () => "this post is not taken yet or is disabled: it cannot become the super administrator's"
  }
) {}

/**
 * ACC-05: makes a post the super administrator's. The former's ends, so that there is at most one; undefined where it is that
 * already.
 */
export const makeSuper = (post: Pick<Post, "state" | "rank">): Result.Result<PostEvent | undefined, PostNotActive> => {
  if (post.rank === "super") return Result.succeed(undefined)
  return post.state === "active" ? Result.succeed({ _tag: "PostMadeSuper" }) : Result.fail(new PostNotActive())
}
