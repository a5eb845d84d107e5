import { RuleError } from "../kernel/RuleError.ts"

/** No session is open under a token, or no longer. */
export class SessionEnded extends RuleError<SessionEnded>()(
  "SessionEnded",
  {},
  {
    rule: "ACC-12",
    zh: () => "登录已失效，请重新登录",
    en: () => "the session has ended: log in again"
  }
) {}
