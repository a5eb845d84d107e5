import { type CaseResult, type Language, lintPolicy, type Policy } from "@xueshi/core"
import type { Coverage } from "@xueshi/testing"
import type { Paint } from "../Terminal.ts"
import { warningLines } from "../warningLines.ts"
import { caseLines, casesAsJson, casesHold } from "./CaseReport.ts"
import { coverageAsJson, coverageLines } from "./CoverageReport.ts"
import { lawLines, lawsAsJson, lawsHold } from "./LawReport.ts"
import type { LawRuns } from "./runLaws.ts"

/** What was done of a test of a document. */
export interface Tested {
  readonly file: string
  readonly policy: Policy
  /** Undefined where the document has none. */
  readonly cases: ReadonlyArray<CaseResult> | undefined
  /** Undefined where they were not asked for. */
  readonly laws: LawRuns | undefined
  readonly covered: { readonly cases: Coverage; readonly laws: Coverage } | undefined
  readonly interrupted: boolean
}

export const allHold = ({ cases = [], laws }: Tested): boolean =>
  casesHold(cases) && (laws === undefined || lawsHold(laws))

export const testedAsJson = (tested: Tested): unknown => {
  const { cases, covered, file, interrupted, laws, policy } = tested
  return {
    ok: allHold(tested) && !interrupted,
    ...(interrupted && { interrupted }),
    warnings: lintPolicy(policy),
    cases: casesAsJson(cases ?? []),
    ...(laws && { laws: lawsAsJson(file, laws) }),
    ...(covered && {
      coverage: { cases: coverageAsJson(covered.cases), ...(laws && { laws: coverageAsJson(covered.laws) }) }
    })
  }
}

export const testedLines = (tested: Tested, language: Language, dye: Paint): ReadonlyArray<string> => {
  const { cases, covered, file, interrupted, laws, policy } = tested
  const stopped = "已中断：以上是中断前完成的 / interrupted: above is what was done until then"
  return [
    ...warningLines(policy, dye),
    ...caseLines(cases, dye),
    ...(laws === undefined ? [] : ["", ...lawLines(file, laws, language, dye)]),
    ...(covered === undefined
      ? []
      : [
          "",
          ...coverageLines("用例覆盖 / covered by the cases", covered.cases, dye),
          ...(laws === undefined ? [] : ["", ...coverageLines("法则覆盖 / covered by the laws", covered.laws, dye)])
        ]),
    ...(interrupted ? ["", dye(`! ${stopped}`, "open")] : [])
  ]
}
