import { RuleError } from "../kernel/RuleError.ts"

/** Nobody has that document and password: it is never told which of the two was wrong. */
export class LogInFailed extends RuleError<LogInFailed>()(
  "LogInFailed",
  {},
  {
    rule: "ACC-03",
    zh: () => "证件号或密码不正确",
    en: () => "wrong document or password"
  }
) {}
