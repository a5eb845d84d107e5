import { Result, Schema } from "effect"
import { RuleError } from "../../kernel/RuleError.ts"
import type { Post } from "../Post.ts"
import type { RoleEvent } from "../Role.ts"

/** How many holders an error names. */
export const namedHolders = 10

export class RoleInUse extends RuleError<RoleInUse>()(
  "RoleInUse",
  { holders: Schema.Array(Schema.String), more: Schema.Boolean },
  {
    rule: "ACC-09",
    zh: ({ holders, more }) => `该角色正由 ${holders.join("、")}${more ? " 等" : ""}使用，请先为他们更换角色，再删除`,
    en: ({ holders, more }) =>
      `this role is held by ${holders.join(", ")}${more ? " and others" : ""}: give them another one first`
  }
) {}

/** ACC-09: a role that no post has is deleted; `holders` are some of the posts that have it. */
export const removeRole = (
  holders: ReadonlyArray<Pick<Post, "holder">>
): Result.Result<Extract<RoleEvent, { _tag: "RoleRemoved" }>, RoleInUse> =>
  holders.length === 0
    ? Result.succeed({ _tag: "RoleRemoved" })
    : Result.fail(
        new RoleInUse({
          holders: holders.slice(0, namedHolders).map(({ holder }) => holder.name),
          more: holders.length > namedHolders
        })
      )
