import { Equal, Result } from "effect"
import { RuleError } from "../../kernel/RuleError.ts"

/** Of an organisation, and of a person alike (PRO-06). */
export class NothingChanges extends RuleError<NothingChanges>()(
  "NothingChanges",
  {},
  {
    rule: "ORG-06",
    zh: () => "与现在的信息相同，无需申请修改",
    en: () => "this is what it is already: nothing would change"
  }
) {}

/** ORG-06, PRO-06: a change under review changes something: nobody is asked to agree to what is so already. */
export const changesSomething = (before: unknown, after: unknown): Result.Result<void, NothingChanges> =>
  Equal.equals(before, after) ? Result.fail(new NothingChanges()) : Result.succeed(undefined)
