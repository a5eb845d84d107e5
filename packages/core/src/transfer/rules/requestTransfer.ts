import { Result } from "effect"
import { RuleError } from "../../kernel/RuleError.ts"
import type { Organisation } from "../../organisation/Organisation.ts"
import type { Professional } from "../../professional/Professional.ts"
import { type InTransfer, notInTransfer } from "../../professional/rules/notInTransfer.ts"

export class NoTarget extends RuleError<NoTarget>()(
  "NoTarget",
  {},
  {
    rule: "TRF-01",
    zh: () => "调入单位必须是本单位以外的用人单位、主管部门或人社部门，请重新选择",
    en: () => "the target must be another organisation than the source, and no training base; choose another one"
  }
) {}

/** TRF-01: a person without a pending transfer is moved to another organisation that has people: a training base has none. */
export const requestTransfer = (
  professional: Pick<Professional, "organisation" | "transfer">,
  target: Pick<Organisation, "id" | "kind">
): Result.Result<void, InTransfer | NoTarget> =>
  target.id === professional.organisation || target.kind === "base"
    ? Result.fail(new NoTarget())
    : notInTransfer(professional)
