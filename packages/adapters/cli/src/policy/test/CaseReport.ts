import type { CaseResult } from "@xueshi/core"
import { type Paint, plain, table } from "../Terminal.ts"

const isAsExpected = ({ differences }: CaseResult): boolean => differences.length === 0

export const casesHold = (results: ReadonlyArray<CaseResult>): boolean => results.every(isAsExpected)

export const casesAsJson = (results: ReadonlyArray<CaseResult>) =>
  results.map(({ differences, name, verdict }) => ({ name, outcome: verdict.outcome, differences }))

const linesOf = ({ differences, name }: CaseResult, good: string, bad: string): ReadonlyArray<string> => {
  if (differences.length === 0) return [`${good} ${plain(name)}`]
  const rows = differences.map(({ at, expected, got }) => [at.join("."), expected, got].map(plain))
  return [
    `${bad} ${plain(name)}`,
    ...table(["项目 / of", "期望 / expected", "实际 / got"], rows).map((line) => `    ${line}`)
  ]
}

/** The golden cases, each with what came out otherwise than expected. */
export const caseLines = (results: ReadonlyArray<CaseResult> | undefined, dye: Paint): ReadonlyArray<string> => {
  const [good, bad] = [dye("✓", "good"), dye("✗", "bad")]
  if (results === undefined) return [`${dye("!", "open")} 没有用例文件 / there are no golden cases`]
  const failed = results.length - results.filter(isAsExpected).length
  const conclusion =
    failed === 0
      ? `${good} ${results.length} 个用例全部符合 / all ${results.length} cases come out as expected`
      : `${bad} ${results.length} 个用例中 ${failed} 个不符 / ${failed} of ${results.length} cases do not`
  return [...results.flatMap((one) => linesOf(one, good, bad)), "", conclusion]
}
