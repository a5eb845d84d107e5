import { RuleError } from "../kernel/RuleError.ts"

/** A session that a one-time password opened does nothing but choose a password. */
export class PasswordMustChange extends RuleError<PasswordMustChange>()(
  "PasswordMustChange",
  {},
  {
    rule: "ACC-04",
    zh: () => "您用一次性密码登录，请先设置新密码",
    en: () => "you logged in with a one-time password: choose a password of your own first"
  }
) {}
