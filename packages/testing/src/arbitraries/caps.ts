import type { Cap } from "@xueshi/core"
import fc from "fast-check"
import { weighted } from "./pick.ts"
import {
  conditionOver,
  cycles,
  hoursOf,
  key,
  levels,
  type NonEmpty,
  type Shape,
  shares,
  some,
  sometimes,
  text
} from "./Shape.ts"

/** Caps on records and years, on some or all forms, on some or all subjects; low enough to bind often. */
export const capsOver = ({ forms, granularity, subjects }: Shape): fc.Arbitrary<ReadonlyArray<Cap>> =>
  fc
    .array(
      fc.record({
        forms: fc.option(some(forms), { freq: 3, nil: undefined }),
        subjects: fc.oneof(
          { weight: 2, arbitrary: fc.constant(undefined) },
          { weight: 2, arbitrary: some(subjects) },
          { weight: 4, arbitrary: fc.constant(subjects as unknown as NonEmpty<string>) }
        ),
        per: weighted<Cap["per"]>([1, "year"], [1, "record"]),
        steps: fc.integer({ min: 0, max: 60 })
      }),
      { maxLength: 4, size: "max" }
    )
    .map((all) =>
      all.map(({ forms, per, steps, subjects }, index) => ({
        code: `cap${index}`,
        name: text(`cap${index}`),
        ...key("forms", forms),
        ...key("subjects", subjects),
        per,
        // A record is a fraction of a year: a cap on it is lower, so that it binds as often.
        atMost: hoursOf(per === "record" ? Math.ceil(steps / 4) : steps, granularity),
        citation: "law"
      }))
    )

type Kind = "hours" | "day" | "required" | "raw" | "counted" | "records"

/** Limits and periods of every kind: shares, days, cycles, so many records, one for each value of a field; with what spills over. */
const wideCap = (shape: Shape): fc.Arbitrary<Omit<Cap, "code" | "name" | "citation">> =>
  fc
    .record({
      kind: weighted<Kind>([5, "hours"], [2, "day"], [3, "required"], [3, "raw"], [5, "counted"], [3, "records"]),
      subjects: sometimes(5, some(shape.subjects)),
      forms: sometimes(3, some(shape.forms)),
      where: sometimes(3, some(levels)),
      per: fc.oneof(
        { weight: 5, arbitrary: fc.constant("year" as const) },
        { weight: 1, arbitrary: fc.constant("ever" as const) },
        { weight: 1, arbitrary: fc.constant({ rolling: 2 }) },
        { weight: 2, arbitrary: cycles }
      ),
      each: sometimes(2, fc.constant(["level"] as const)),
      steps: fc.integer({ min: 1, max: 40 }),
      share: shares,
      records: fc.record({
        records: fc.integer({ min: 1, max: 2 }),
        keep: fc.constantFrom("earliest" as const, "highest" as const)
      }),
      spillTo: sometimes(2, fc.constantFrom(...shape.subjects)),
      years: sometimes(1, fc.constant({ from: 2019 })),
      when: sometimes(1, conditionOver(shape))
    })
    .map(({ each, forms, kind, per, records, share, spillTo, steps, subjects, when, where, years }) => {
      const limits = {
        hours: { per, atMost: hoursOf(steps, shape.granularity) },
        day: { per: "day", atMost: hoursOf(Math.ceil(steps / 8), shape.granularity) },
        required: { per: "year", atMost: { share, of: "required", leaf: "leaf0" } },
        raw: { per: "year", atMost: { share, of: "raw" } },
        counted: { per: "year", atMost: { share, of: "counted" } },
        records: { per, atMost: records }
      } as const
      return {
        ...limits[kind],
        ...key("subjects", subjects),
        ...key("forms", forms),
        ...key("where", where && { level: where }),
        ...key("each", each),
        ...key("spillTo", spillTo),
        ...key("years", years),
        ...key("when", when)
      }
    })

export const wideCapsOver = (shape: Shape): fc.Arbitrary<ReadonlyArray<Cap>> =>
  fc
    .array(wideCap(shape), { maxLength: 3, size: "max" })
    .map((all) =>
      all.map((cap, index) => ({ code: `cap${index}`, name: text(`cap${index}`), ...cap, citation: "law" }))
    )
