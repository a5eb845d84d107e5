import { Result, Schema } from "effect"
import { RuleError } from "../../kernel/RuleError.ts"

/** What the caller has seen is no longer so: nothing is done. */
export class VersionMismatch extends RuleError<VersionMismatch>()(
  "VersionMismatch",
  { expected: Schema.Int, found: Schema.Int },
  {
    rule: "SYS-03",
    zh: ({ expected, found }) => `您看到的是第 ${expected} 版，现在是第 ${found} 版：请刷新后再决定`,
    en: ({ expected, found }) =>
      `you decide on version ${expected}, it is version ${found} now: reload and decide again`
  }
) {}

/** SYS-03: a command is decided on what its caller has seen: on the version that they expect, where they say one. */
export const asExpected = (expected: number | undefined, found: number): Result.Result<void, VersionMismatch> =>
  expected === undefined || expected === found
    ? Result.succeed(undefined)
    : Result.fail(new VersionMismatch({ expected, found }))
