import { Result, Schema } from "effect"
import { type Region, regionAndAbove } from "../../codes/region.ts"
import { RuleError } from "../../kernel/RuleError.ts"
import type { Policy } from "../Policy.ts"

export class NoPolicy extends RuleError<NoPolicy>()(
  "NoPolicy",
  { region: Schema.String, year: Schema.Int },
  {
    rule: "CMP-01",
    zh: ({ region, year }) => `地区 ${region} 在 ${year} 年度没有适用的政策文件，请先配置`,
    en: ({ region, year }) => `no policy document covers region ${region} in ${year}; configure one first`
  }
) {}

/**
 * CMP-01: the document in force for a region and credit year: of the region itself, else of the nearest region above it.
 */
export const governing = (
  policies: ReadonlyArray<Policy>,
  region: Region,
  year: number
): Result.Result<Policy, NoPolicy> => {
  for (const one of regionAndAbove(region)) {
    const found = policies.find(
      ({ document: { inForce, jurisdiction } }) =>
        jurisdiction === one && inForce.from <= year && (inForce.to === undefined || year <= inForce.to)
    )
    if (found !== undefined) return Result.succeed(found)
  }
  return Result.fail(new NoPolicy({ region, year }))
}
