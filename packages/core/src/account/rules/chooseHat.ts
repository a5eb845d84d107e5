import { Result } from "effect"
import type { ProfessionalId } from "../../kernel/ids.ts"
import { RuleError } from "../../kernel/RuleError.ts"
import type { AskedHat, Hat } from "../Actor.ts"
import type { Post } from "../Post.ts"

export class NoSuchHat extends RuleError<NoSuchHat>()(
  "NoSuchHat",
  {},
  {
    rule: "ACC-03",
    zh: () => "您没有所选的身份，请选择其他身份登录",
    en: () => "you do not hold the hat that you asked for; choose another"
  }
) {}

export class HatDisabled extends RuleError<HatDisabled>()(
  "HatDisabled",
  {},
  {
    rule: "ACC-03",
    zh: () => "您在该单位的管理员身份已被禁用，请联系该单位的超级管理员",
    en: () => "this post of yours is disabled: ask the organisation's super administrator"
  }
) {}

/** The hats that a user has: as a professional, and by posts. */
export interface Worn {
  readonly professional: ProfessionalId | undefined
  readonly posts: ReadonlyArray<Pick<Post, "organisation" | "state">>
}

/**
 * ACC-02, ACC-03: the one hat of a session: the one asked for, else the professional's own, else the first post that is not
 * disabled. A post that is offered is taken from a session under another hat, or, by who has none, under it: whoever proves that
 * the document is theirs has confirmed it (ACC-06).
 */
export const chooseHat = (
  { posts, professional }: Worn,
  asked: AskedHat | undefined
): Result.Result<Hat, NoSuchHat | HatDisabled> => {
  if (professional !== undefined && asked?._tag !== "Administrator")
    return Result.succeed({ _tag: "Professional", professional })
  if (asked?._tag === "Professional") return Result.fail(new NoSuchHat())
  const held = posts.filter(({ organisation }) => asked === undefined || organisation === asked.organisation)
  const usable = held.find(({ state }) => state !== "disabled")
  if (usable !== undefined) return Result.succeed({ _tag: "Administrator", organisation: usable.organisation })
  return Result.fail(held.length === 0 ? new NoSuchHat() : new HatDisabled())
}
