import { compile, governing, mayGovern, type Policy, type Region } from "@xueshi/core"
import { Result } from "effect"
import fc from "fast-check"
import { documents } from "../arbitraries/documents.ts"
import { key, sometimes } from "../arbitraries/Shape.ts"
import type { NamedCheck } from "../suiteOf.ts"
import { checksOf } from "./checksOf.ts"
import { stemOf } from "./stemOf.ts"

const regions = ["000000", "370000", "371000", "371002", "371003", "110000"] as const

const seniors = { fact: "title", is: ["senior"] } as const

const somePolicies: fc.Arbitrary<ReadonlyArray<Policy>> = documents.chain((document) =>
  fc
    .array(
      fc.record({
        jurisdiction: fc.constantFrom(...regions).map((region) => region as Region),
        precedence: sometimes(5, fc.integer({ min: -1, max: 2 })),
        from: fc.integer({ min: 2016, max: 2019 }),
        lasts: sometimes(5, fc.integer({ min: 0, max: 3 })),
        appliesTo: sometimes(4, fc.constant(seniors))
      }),
      { maxLength: 6, size: "max" }
    )
    .chain((all) => fc.shuffledSubarray([...all.entries()], { minLength: all.length }))
    .map((all) =>
      all.map(([at, { appliesTo, from, jurisdiction, lasts, precedence }]) =>
        Result.getOrThrow(
          compile({
            ...document,
            id: `d${at}`,
            jurisdiction,
            inForce: { from, ...key("to", lasts === undefined ? undefined : from + lasts) },
            ...key("precedence", precedence),
            ...key("appliesTo", appliesTo)
          })
        )
      )
    )
)

/** Of a region's year: of the region or what lies around it, and in force. */
const isThere = ({ document: { inForce, jurisdiction } }: Policy, region: string, year: number): boolean =>
  region.startsWith(stemOf(jurisdiction)) && !(year < inForce.from) && !(inForce.to !== undefined && inForce.to < year)

/** Whether one document goes before another one. */
const isBefore = ({ document: a }: Policy, { document: b }: Policy): boolean => {
  const [first, second] = [a.precedence ?? 0, b.precedence ?? 0]
  if (first !== second) return first > second
  const [near, far] = [stemOf(a.jurisdiction).length, stemOf(b.jurisdiction).length]
  return near === far ? a.id < b.id : near > far
}

const asked = fc.tuple(
  somePolicies,
  fc.constantFrom(...regions).map((region) => region as Region),
  fc.integer({ min: 2015, max: 2023 })
)

/** Which document goes first, stated without sorting. */
export const precedenceSuite = (): ReadonlyArray<NamedCheck> =>
  checksOf({
    "CMP-01 a year is governed by the document for this person that no other one goes before": () =>
      fc.property(asked, fc.constantFrom("senior", "junior"), ([policies, region, year], title) => {
        const own = policies.filter(
          (policy) => isThere(policy, region, year) && (policy.document.appliesTo === undefined || title === "senior")
        )
        const first = own.filter((one) => own.every((other) => other === one || isBefore(one, other)))
        const found = governing(policies, region, year, { facts: { title } })
        return Result.isSuccess(found) ? first.length === 1 && first[0] === found.success : own.length === 0
      }),
    "CMP-01 what may govern somebody is all that no document for everybody goes before": () =>
      fc.property(asked, ([policies, region, year]) => {
        const there = policies.filter((policy) => isThere(policy, region, year))
        const may = there.filter((one) =>
          there.every((other) => other.document.appliesTo !== undefined || !isBefore(other, one))
        )
        const found = mayGovern(policies, region, year)
        return (
          found.length === may.length &&
          found.every((one, at) => may.includes(one) && found.slice(at + 1).every((later) => isBefore(one, later)))
        )
      })
  })
