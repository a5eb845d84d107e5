import { Result } from "effect"
import type { Declaration } from "../../declaration/Declaration.ts"
import type { DeclarationEvent } from "../../declaration/DeclarationEvent.ts"
import type { UnknownForm } from "../../declaration/rules/draft.ts"
import { grantable, type HoursNotGrantable } from "../../declaration/rules/grantable.ts"
import { notTwice, type SameActivity } from "../../declaration/rules/notTwice.ts"
import { refusalOf } from "../../declaration/rules/refusalOf.ts"
import type { Hours } from "../../kernel/Hours.ts"
import type { OrganisationId, UserId } from "../../kernel/ids.ts"
import type { Policy } from "../../policy/Policy.ts"
import { NotAppealable } from "./appealable.ts"

/** Who grants an appeal, and what it leads to. */
export interface Granting {
  readonly by: UserId
  readonly in: OrganisationId
  /** Who audits what is approved now. */
  readonly auditor: OrganisationId
  /** All that is declared and convertible, unless said. */
  readonly recognised: Hours | undefined
  /** What stands of the person's besides. */
  readonly standing: ReadonlyArray<Declaration>
}

/**
 * EXT-01, DEC-06, DEC-10: once an appeal is granted, what was rejected is approved, with hours within the same bounds as an approval's, and
 * what failed in audit stands as audited; neither, where its activity has been declared again meanwhile.
 */
export const overturn = (
  policy: Policy,
  declaration: Declaration,
  { auditor, by, in: decidedIn, recognised, standing }: Granting
): Result.Result<DeclarationEvent, NotAppealable | UnknownForm | HoursNotGrantable | SameActivity> => {
  if (declaration._tag === "Draft" || refusalOf(declaration) === undefined) return Result.fail(new NotAppealable())
  const once = notTwice(policy, declaration.claim, standing)
  if (Result.isFailure(once)) return Result.fail(once.failure)
  if (declaration._tag === "Approved") return Result.succeed({ _tag: "FailureOverturned", by })
  return Result.map(grantable(policy, declaration.claim, recognised), (hours) => ({
    _tag: "RejectionOverturned",
    recognised: hours,
    by,
    in: decidedIn,
    auditor
  }))
}
