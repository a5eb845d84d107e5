import { Result, Schema } from "effect"
import { type Region, regionAndAbove } from "../../codes/region.ts"
import type { Day } from "../../kernel/Day.ts"
import { RuleError } from "../../kernel/RuleError.ts"
import type { Policy } from "../Policy.ts"
import { isInForce } from "../rules/governing.ts"

/** Two documents that no one person could be under: comparing them says nothing. */
export class OtherJurisdiction extends RuleError<OtherJurisdiction>()(
  "OtherJurisdiction",
  { from: Schema.String, to: Schema.String },
  {
    rule: "CMP-06",
    zh: ({ from, to }) => `两份政策文件的地区互不包含（${from}、${to}），没有人会从一份改用另一份，不能比较`,
    en: ({ from, to }) =>
      `neither document's region lies within the other's (${from}, ${to}): nobody comes from one under the other`
  }
) {}

/** A changed document over a population: which two are compared, and what year of everybody. */
export interface Reform {
  readonly from: Policy
  readonly to: Policy
  readonly year: number
  /** Judged as of a past day; as things stand, unless said. */
  readonly asOf?: Day
}

const liesWithin = (region: string, other: string): boolean =>
  region === other || (/^\d{6}$/u.test(region) && regionAndAbove(region as Region).some((one) => one === other))

/** CMP-06: a reform from one document to another; refused where no person could be under both. */
export const makeReform = (
  from: Policy,
  to: Policy,
  year: number,
  asOf?: Day
): Result.Result<Reform, OtherJurisdiction> => {
  const [before, after] = [from.document.jurisdiction, to.document.jurisdiction]
  return liesWithin(before, after) || liesWithin(after, before)
    ? Result.succeed({ from, to, year, ...(asOf === undefined ? {} : { asOf }) })
    : Result.fail(new OtherJurisdiction({ from: before, to: after }))
}

/** Which of the two documents is not in force in the year: it is judged by all the same, and the report says so. */
export const notInForce = ({ from, to, year }: Reform): ReadonlyArray<"from" | "to"> => [
  ...(isInForce(from, year) ? [] : (["from"] as const)),
  ...(isInForce(to, year) ? [] : (["to"] as const))
]
