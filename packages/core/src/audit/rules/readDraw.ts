import type { Result } from "effect"
import { FaultList } from "../../kernel/FaultList.ts"
import type { InvalidFields } from "../../kernel/FieldIssue.ts"
import { isText } from "../../kernel/isText.ts"

/** A sample takes no more than this: each is looked at by a person. */
const mostDrawn = 1000
/** In characters. */
const mostSeed = 200

/** AUD-05: a seed that can be published, on one line, and a number that can be audited. */
export const readDraw = <A extends { readonly seed: string; readonly size: number }>(
  asked: A
): Result.Result<A, InvalidFields> => {
  const { seed, size } = asked
  const faults = new FaultList("AUD-05")
  if (
    seed.length > mostSeed * 2 ||
    [...seed].length > mostSeed ||
    seed.trim() !== seed ||
    seed === "" ||
    !isText(seed) ||
    seed.includes("\n")
  )
    faults.add(
      "SeedUnfit",
      ["seed"],
      `种子须为一行文字，1 至 ${mostSeed} 个字，首尾无空格`,
      `must be one line of 1 to ${mostSeed} characters, none of them blank at either end`
    )
  if (!Number.isInteger(size) || size < 1 || size > mostDrawn)
    faults.add(
      "SizeUnfit",
      ["size"],
      `抽取数须为 1 至 ${mostDrawn} 的整数`,
      `must be a whole number from 1 to ${mostDrawn}`
    )
  return faults.result(() => asked)
}
