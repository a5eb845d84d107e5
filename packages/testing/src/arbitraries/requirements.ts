import type { Hours, Leaf, Ratio, Requirement } from "@xueshi/core"
import fc from "fast-check"
import { weighted } from "./pick.ts"

type NonEmpty<A> = readonly [A, ...Array<A>]

const shares: fc.Arbitrary<Ratio> = fc.constantFrom(
  { numerator: 2, denominator: 3 },
  { numerator: 1, denominator: 3 },
  { numerator: 1, denominator: 7 },
  { numerator: 3, denominator: 4 },
  { numerator: 1, denominator: 1 }
)

interface Plan {
  readonly subjects: ReadonlyArray<string> | undefined
  readonly kind: "hours" | "required" | "completed"
  readonly steps: number
  readonly share: Ratio
}

/** The first leaf asks for hours, so that a share of what is required always has a basis. */
const leafOf = ({ kind, share, steps, subjects }: Plan, index: number, granularity: number): Leaf => ({
  leaf: `leaf${index}`,
  name: { zh: `leaf${index}`, en: `leaf${index}` },
  of: subjects === undefined ? {} : { subjects: subjects as unknown as NonEmpty<string> },
  atLeast:
    kind === "hours" || index === 0
      ? { hours: (steps * granularity) as Hours }
      : kind === "required"
        ? { share, of: "required", leaf: "leaf0" }
        : { share, of: "completed" },
  citation: "law"
})

/** Trees of one to four leaves, joined by `allOf` and `anyOf`, nested once. */
export const requirementOver = (subjects: ReadonlyArray<string>, granularity: number): fc.Arbitrary<Requirement> =>
  fc
    .record({
      plans: fc.array(
        fc.record({
          subjects: fc.option(fc.subarray([...subjects], { minLength: 1 }), { freq: 2, nil: undefined }),
          kind: weighted<Plan["kind"]>([4, "hours"], [3, "required"], [2, "completed"]),
          steps: fc.integer({ min: 1, max: 90 }),
          share: shares
        }),
        { minLength: 1, maxLength: 4, size: "max" }
      ),
      shape: weighted<"all" | "any" | "allAny" | "anyAll">([5, "all"], [2, "any"], [2, "allAny"], [2, "anyAll"])
    })
    .map(({ plans, shape }): Requirement => {
      const leaves = plans.map((plan, index) => leafOf(plan, index, granularity))
      const [first, ...rest] = leaves as [Leaf, ...Array<Leaf>]
      if (rest.length === 0) return first
      if (shape === "all") return { allOf: leaves }
      if (shape === "any") return { anyOf: leaves }
      return shape === "allAny" ? { allOf: [first, { anyOf: rest }] } : { anyOf: [first, { allOf: rest }] }
    })
