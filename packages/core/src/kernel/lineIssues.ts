import type { FieldIssue } from "./FieldIssue.ts"
import type { RuleId } from "./RuleError.ts"

/** What nobody sees and no name holds: control and format characters (such as right-to-left marks), halves of characters. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u

/** What a line of text must be. */
export interface Line {
  readonly path: ReadonlyArray<string>
  readonly rule: RuleId
  readonly required?: boolean
  /** In characters, as people count them. */
  readonly most: number
}

/** What is wrong with a line of text as somebody typed it; at most one reason. */
export const lineIssues = (text: string, { most, path, required, rule }: Line): ReadonlyArray<FieldIssue> => {
  const issue = (code: string, zh: string, en: string) => [{ code, path, rule, zh, en }]
  // Its length first: nothing works on a text that is too long to be one.
  if (text.length > most * 2 || [...text].length > most)
    return issue("TooLong", `不能超过 ${most} 个字`, `must have at most ${most} characters`)
  if (invisible.test(text))
    return issue("ControlCharacter", "含有不可见的控制字符，请删除后重填", "has invisible control characters")
  return required === true && text.trim() === "" ? issue("Required", "必须填写", "is required") : []
}
