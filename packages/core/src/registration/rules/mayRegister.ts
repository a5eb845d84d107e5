import { Result } from "effect"
import { RuleError } from "../../kernel/RuleError.ts"
import type { Review } from "../../review/Review.ts"

export class AlreadyRegistered extends RuleError<AlreadyRegistered>()(
  "AlreadyRegistered",
  {},
  {
    rule: "PRO-02",
    zh: () => "您已注册为专业技术人员，或注册信息正在审核中，不能重复注册；如需更换单位，请办理人员调转",
    en: () => "you are registered as a professional, or wait for it; to change organisations, ask for a transfer"
  }
) {}

/** PRO-02: a user is one live professional, and waits for one registration at a time. */
export const mayRegister = (known: {
  readonly professional: boolean
  readonly registrations: ReadonlyArray<Pick<Review, "kind" | "state">>
}): Result.Result<void, AlreadyRegistered> =>
  known.professional || known.registrations.some(({ kind, state }) => kind === "registration" && state === "pending")
    ? Result.fail(new AlreadyRegistered())
    : Result.succeed(undefined)
