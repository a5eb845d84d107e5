import type { Guard } from "../journal/Guard.ts"
import type { Post } from "./Post.ts"

/** A user holds one post in an organisation. */
export const holding = (
  _tag: "Claimed" | "Released",
  { id, organisation, user }: Pick<Post, "id" | "organisation" | "user">
) => ({ _tag, scope: "post.holder", key: `${organisation}/${user}`, by: id }) satisfies Guard

/** ACC-05: an organisation has one super administrator at most, whoever else makes one at this moment. */
export const leading = (_tag: "Claimed" | "Released", { id, organisation }: Pick<Post, "id" | "organisation">) =>
  ({ _tag, scope: "organisation.super", key: organisation, by: id }) satisfies Guard

/** What a post gives up when it ends. */
export const freed = (post: Post): ReadonlyArray<Guard> => [
  holding("Released", post),
  ...(post.rank === "super" ? [leading("Released", post)] : [])
]
