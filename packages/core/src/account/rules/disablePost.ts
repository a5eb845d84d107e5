import type { Post, PostEvent } from "../Post.ts"

/** ACC-07: a disabled post cannot be logged in under; undefined where nothing changes. */
export const disablePost = (post: Pick<Post, "state">, disabled: boolean): PostEvent | undefined => {
  if (disabled) return post.state === "disabled" ? undefined : { _tag: "PostDisabled" }
  return post.state === "disabled" ? { _tag: "PostEnabled" } : undefined
}
