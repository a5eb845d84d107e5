import { Result, Schema } from "effect"
import { RuleError } from "../../kernel/RuleError.ts"

export class TooManyLoose extends RuleError<TooManyLoose>()(
  "TooManyLoose",
  { most: Schema.Int },
  {
    rule: "DEC-03",
    zh: ({ most }) => `已有 ${most} 张上传的图片没有附在任何申报上，请先附在申报上，或等待系统清理后再上传`,
    en: ({ most }) => `${most} uploaded pictures are in no declaration yet: attach them, or wait until they are removed`
  }
) {}

/** DEC-03: whether one more picture is taken for a person, of whose so many are in no declaration. */
export const mayUpload = (loose: number, most: number): Result.Result<void, TooManyLoose> =>
  loose < most ? Result.succeed(undefined) : Result.fail(new TooManyLoose({ most }))
