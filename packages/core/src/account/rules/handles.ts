import { Result } from "effect"
import type { OrganisationId } from "../../kernel/ids.ts"
import { RuleError } from "../../kernel/RuleError.ts"
import type { Actor } from "../Actor.ts"

export class NotHandler extends RuleError<NotHandler>()(
  "NotHandler",
  {},
  {
    rule: "ORG-03",
    zh: () => "该事项不由您的单位处理",
    en: () => "your organisation is not the handler of this item"
  }
) {}

/** ORG-03: an administrator handles what names their organisation as the handler. */
export const handles = (actor: Actor, handler: OrganisationId): Result.Result<void, NotHandler> =>
  actor.hat._tag === "Administrator" && actor.hat.organisation === handler
    ? Result.succeed(undefined)
    : Result.fail(new NotHandler())
