import { Result } from "effect"
import type { Actor } from "../../account/Actor.ts"
import type { NotHandler } from "../../account/rules/handles.ts"
import type { OwnItem } from "../../account/rules/notOwn.ts"
import type { Declaration } from "../../declaration/Declaration.ts"
import { RuleError } from "../../kernel/RuleError.ts"
import { mayDecide, type UnderReview } from "../../review/rules/mayDecide.ts"

export class NotAwaitingAudit extends RuleError<NotAwaitingAudit>()(
  "NotAwaitingAudit",
  {},
  {
    rule: "AUD-02",
    zh: () => "该申报不在待审验状态",
    en: () => "this declaration does not await audit"
  }
) {}

export class ApproverCannotAudit extends RuleError<ApproverCannotAudit>()(
  "ApproverCannotAudit",
  {},
  {
    rule: "AUD-04",
    zh: () => "审核通过该申报的人不能再审验，请由其他管理员审验",
    en: () => "who approved does not audit; another administrator must"
  }
) {}

/** A declaration whose hours are audited. */
export interface DeclarationUnderAudit extends UnderReview {
  readonly declaration: Declaration
}

/** AUD-01, AUD-04: approved hours are audited by the organisation that they await, never by who approved or owns them. */
export const mayAudit = (
  { declaration, ...item }: DeclarationUnderAudit,
  actor: Actor
): Result.Result<
  Extract<Declaration, { _tag: "Approved" }>,
  NotAwaitingAudit | NotHandler | OwnItem | ApproverCannotAudit
> => {
  if (declaration._tag !== "Approved") return Result.fail(new NotAwaitingAudit())
  const may = mayDecide(actor, item)
  if (Result.isFailure(may)) return Result.fail(may.failure)
  if (declaration.approvedBy === actor.user) return Result.fail(new ApproverCannotAudit())
  if (declaration.audit._tag !== "Awaiting") return Result.fail(new NotAwaitingAudit())
  return Result.succeed(declaration)
}
