import { Result, Schema } from "effect"
import { RuleError } from "../../kernel/RuleError.ts"
import type { Refusing } from "../../policy/document/RefusalReason.ts"
import type { PolicyDocument } from "../../policy/PolicyDocument.ts"
import { type ReasonRequired, reasonGiven } from "./reasonGiven.ts"

export class UnknownReasonCode extends RuleError<UnknownReasonCode>()(
  "UnknownReasonCode",
  { reasonCode: Schema.String },
  {
    rule: "EXT-04",
    zh: ({ reasonCode }) => `政策文件中没有可用于此决定的原因代码：${reasonCode}`,
    en: ({ reasonCode }) => `the policy has no such reason for this decision: ${reasonCode}`
  }
) {}

/** Why hours are refused, as it was typed and chosen. */
export interface Refusal {
  readonly typed: string
  readonly reasonCode?: string | undefined
}

/** Why they are refused, as it is kept. */
export interface RefusalKept {
  readonly reason: string
  readonly reasonCode?: string
}

/** EXT-04, DEC-04, AUD-02: why hours are refused: a reason of the document's by its code, in words, or both; a code alone says its name. */
export const refusalGiven = (
  document: PolicyDocument | undefined,
  of: Refusing,
  { reasonCode, typed }: Refusal
): Result.Result<RefusalKept, ReasonRequired | UnknownReasonCode> => {
  if (reasonCode === undefined) return Result.map(reasonGiven(typed), (reason) => ({ reason }))
  const known = document?.refusals?.find((one) => one.code === reasonCode && one.of.includes(of))
  if (known === undefined) return Result.fail(new UnknownReasonCode({ reasonCode: reasonCode.slice(0, 64) }))
  return Result.map(reasonGiven(typed === "" ? known.name.zh : typed), (reason) => ({ reason, reasonCode }))
}
