import type { Region } from "../../codes/region.ts"
import { appliesTo } from "../appliesTo.ts"
import type { Facts } from "../Facts.ts"
import type { Policy } from "../Policy.ts"
import { mayGovern } from "../rules/governing.ts"

/** CMP-01: who governs whom in a year, as `governing` finds it, for many people: each region is looked at once. */
export const governingIn = (policies: ReadonlyArray<Policy>, year: number) => {
  const known = new Map<Region, ReadonlyArray<Policy>>()
  return (region: Region, facts: Facts): Policy | undefined => {
    const candidates = known.get(region) ?? mayGovern(policies, region, year)
    known.set(region, candidates)
    return candidates.find((policy) => appliesTo(policy, year, { facts }))
  }
}
