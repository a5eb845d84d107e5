import { Result } from "effect"
import type { UserId } from "../../kernel/ids.ts"
import { RuleError } from "../../kernel/RuleError.ts"
import type { Actor } from "../Actor.ts"

export class OwnItem extends RuleError<OwnItem>()(
  "OwnItem",
  {},
  {
    rule: "SYS-06",
    zh: () => "不能审核与本人有关或由本人提交的事项，请由其他管理员处理",
    en: () => "nobody decides on an item about themselves or made by them; another administrator must"
  }
) {}

/** SYS-06, DEC-09: nobody decides on an item that concerns them or that they made: whom it excludes. */
export const notOwn = (actor: Actor, excluded: ReadonlyArray<UserId>): Result.Result<void, OwnItem> =>
  excluded.includes(actor.user) ? Result.fail(new OwnItem()) : Result.succeed(undefined)
