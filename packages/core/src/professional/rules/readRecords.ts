import { Result } from "effect"
import type { Day } from "../../kernel/Day.ts"
import { type FieldIssue, InvalidFields } from "../../kernel/FieldIssue.ts"
import { lineIssues } from "../../kernel/lineIssues.ts"
import type { PersonalRecord } from "../Professional.ts"

/** More than anybody has. */
const most = 100

/**
 * PRO-07: the lists that a person keeps of themselves, as typed: education and degrees, qualifications, academic titles. Fails with
 * every failing field at once.
 */
export const readRecords = (
  typed: ReadonlyArray<PersonalRecord>,
  today: Day
): Result.Result<ReadonlyArray<PersonalRecord>, InvalidFields> => {
  const issue = (code: string, path: ReadonlyArray<string>, zh: string, en: string): FieldIssue => ({
    code,
    path,
    rule: "PRO-07",
    zh,
    en
  })
  if (typed.length > most)
    return Result.fail(
      new InvalidFields({ issues: [issue("TooMany", ["records"], `不能超过 ${most} 项`, `at most ${most}`)] })
    )
  const issues = typed.flatMap(({ by = "", name, number = "", on }, index) => {
    const at = (key: string) => ["records", `${index}`, key]
    const line = (key: string, text: string) =>
      lineIssues(text, { path: at(key), rule: "PRO-07", required: key === "name", most: 100 })
    const late = on !== undefined && on > today
    return [
      ...line("name", name),
      ...line("by", by),
      ...line("number", number),
      ...(late ? [issue("DayInFuture", at("on"), "日期不能晚于今天", "must not lie in the future")] : [])
    ]
  })
  if (issues.length > 0) return Result.fail(new InvalidFields({ issues }))
  return Result.succeed(
    typed.map(({ by = "", kind, name, number = "", on }) => ({
      kind,
      name: name.trim(),
      ...(by.trim() !== "" && { by: by.trim() }),
      ...(number.trim() !== "" && { number: number.trim() }),
      ...(on !== undefined && { on })
    }))
  )
}
