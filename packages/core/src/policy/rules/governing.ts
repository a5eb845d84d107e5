import { Result, Schema } from "effect"
import { type Region, regionAndAbove } from "../../codes/region.ts"
import { RuleError } from "../../kernel/RuleError.ts"
import { appliesTo, type Whom } from "../appliesTo.ts"
import type { Policy } from "../Policy.ts"

export class NoPolicy extends RuleError<NoPolicy>()(
  "NoPolicy",
  { region: Schema.String, year: Schema.Int },
  {
    rule: "CMP-01",
    zh: ({ region, year }) => `地区 ${region} 在 ${year} 年度没有适用的政策文件：请改选年度，或由系统管理方先配置`,
    en: ({ region, year }) =>
      `no policy document covers region ${region} in ${year}; choose another year, or have one configured`
  }
) {}

/** CMP-01: whether a credit year is one that a document is in force in. */
export const isInForce = ({ document: { inForce } }: Policy, year: number): boolean =>
  inForce.from <= year && (inForce.to === undefined || year <= inForce.to)

/** How many levels of regions a document reaches down from the country: 0 for 000000, 3 for a county. */
const depthOf = ({ document: { jurisdiction } }: Policy): number =>
  ["000000", `${jurisdiction.slice(0, 2)}0000`, `${jurisdiction.slice(0, 4)}00`, jurisdiction].indexOf(jurisdiction)

/**
 * CMP-01: which of several documents that are for one person goes first: of the highest precedence (a sector's before the region's),
 * then of the nearest region; then by name, so that the order in which they are given does not matter.
 */
export const byPrecedence = (a: Policy, b: Policy): number =>
  (b.document.precedence ?? 0) - (a.document.precedence ?? 0) ||
  depthOf(b) - depthOf(a) ||
  (a.document.id < b.document.id ? -1 : a.document.id > b.document.id ? 1 : 0)

/** Those of a region's credit year, whoever they are for, in the order of precedence. */
const inRegion = (policies: ReadonlyArray<Policy>, region: Region, year: number): ReadonlyArray<Policy> => {
  const regions: ReadonlyArray<string> = regionAndAbove(region)
  return policies
    .filter((policy) => regions.includes(policy.document.jurisdiction) && isInForce(policy, year))
    .toSorted(byPrecedence)
}

/** CMP-01: every document that may govern somebody's credit year in a region: none after the first that is for everybody. */
export const mayGovern = (policies: ReadonlyArray<Policy>, region: Region, year: number): ReadonlyArray<Policy> => {
  const found = inRegion(policies, region, year)
  const last = found.findIndex(({ document: { appliesTo } }) => appliesTo === undefined)
  return last < 0 ? found : found.slice(0, last + 1)
}

/** CMP-01: every document for a person of a region in a credit year, the governing one first. */
export const applying = (
  policies: ReadonlyArray<Policy>,
  region: Region,
  year: number,
  person: Whom = {}
): ReadonlyArray<Policy> => inRegion(policies, region, year).filter((policy) => appliesTo(policy, year, person))

/**
 * CMP-01: the document that governs a person's credit year, by precedence, then of the region itself or the nearest above it. Of
 * nobody in particular, that for everybody.
 */
export const governing = (
  policies: ReadonlyArray<Policy>,
  region: Region,
  year: number,
  person: Whom = {}
): Result.Result<Policy, NoPolicy> => {
  const [first] = applying(policies, region, year, person)
  return first === undefined ? Result.fail(new NoPolicy({ region, year })) : Result.succeed(first)
}
