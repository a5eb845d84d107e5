import { type Brand, Context, type Effect, type Redacted } from "effect"
import { RuleError } from "../kernel/RuleError.ts"

/** A password that the rule `readPassword` has read. */
export type Password = Redacted.Redacted<string & Brand.Brand<"Password">>

/** More passwords are being hashed than the machine can take. */
export class Busy extends RuleError<Busy>()(
  "Busy",
  {},
  {
    rule: "ACC-03",
    zh: () => "登录人数过多，请稍后再试",
    en: () => "too many log-ins at this moment; try again soon"
  }
) {}

/** Port: hashes passwords with a memory-hard function (ACC-03). See `limitPasswords`. */
export class Passwords extends Context.Service<
  Passwords,
  {
    /** A text that holds salt, parameters and digest; another one each time. */
    readonly hash: (password: Password) => Effect.Effect<string, Busy>
    /** Whether a hash is of this password. It is of none where there is no hash, which takes the same work to find. */
    readonly verify: (hash: string | null, password: Password) => Effect.Effect<boolean, Busy>
  }
>()("@xueshi/core/account/Passwords") {}
