import { Result } from "effect"
import { RuleError } from "../../kernel/RuleError.ts"
import type { Professional } from "../Professional.ts"

export class InTransfer extends RuleError<InTransfer>()(
  "InTransfer",
  {},
  {
    rule: "TRF-01",
    zh: () => "该人员正在办理调转，请等调入单位处理完毕，或由调出单位撤销后再操作",
    en: () => "a transfer of this person is pending: wait for the target organisation, or have the source withdraw it"
  }
) {}

/** TRF-01: while a transfer of a person waits, nothing of theirs is put under review. */
export const notInTransfer = ({ transfer }: Pick<Professional, "transfer">): Result.Result<void, InTransfer> =>
  transfer === undefined ? Result.succeed(undefined) : Result.fail(new InTransfer())
