import type { Cap, Hours } from "@xueshi/core"
import fc from "fast-check"
import { weighted } from "./pick.ts"

type NonEmpty<A> = readonly [A, ...Array<A>]

/** Caps on records and years, on some or all forms, on some or all subjects; low enough to bind often. */
export const capsOver = (
  forms: ReadonlyArray<string>,
  subjects: ReadonlyArray<string>,
  granularity: number
): fc.Arbitrary<ReadonlyArray<Cap>> =>
  fc
    .array(
      fc.record({
        forms: fc.option(fc.subarray([...forms], { minLength: 1 }), { freq: 3, nil: undefined }),
        subjects: fc.oneof(
          { weight: 2, arbitrary: fc.constant(undefined) },
          { weight: 2, arbitrary: fc.subarray([...subjects], { minLength: 1 }) },
          { weight: 2, arbitrary: fc.constant([...subjects]) }
        ),
        per: weighted<Cap["per"]>([3, "year"], [2, "record"]),
        steps: fc.integer({ min: 0, max: 60 })
      }),
      { maxLength: 4, size: "max" }
    )
    .map((all) =>
      all.map(({ forms, per, steps, subjects }, index) => ({
        code: `cap${index}`,
        name: { zh: `cap${index}`, en: `cap${index}` },
        ...(forms === undefined ? {} : { forms: forms as unknown as NonEmpty<string> }),
        ...(subjects === undefined ? {} : { subjects: subjects as unknown as NonEmpty<string> }),
        per,
        // A record is a fraction of a year: a cap on it is lower, so that it binds as often.
        atMost: ((per === "record" ? Math.ceil(steps / 4) : steps) * granularity) as Hours,
        citation: "law"
      }))
    )
