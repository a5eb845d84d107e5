import type { Adjustment, Carry, Rounding } from "@xueshi/core"
import fc from "fast-check"
import { weighted } from "./pick.ts"
import {
  conditionOver,
  hoursOf,
  key,
  type NonEmpty,
  type Shape,
  selectionOver,
  shares,
  some,
  sometimes,
  text
} from "./Shape.ts"

const roundingOver = ({ granularity }: Shape): fc.Arbitrary<Rounding> =>
  fc.record({
    mode: fc.constantFrom("down" as const, "up" as const, "halfUp" as const),
    step: fc.integer({ min: 1, max: 4 }).map((steps) => hoursOf(steps, granularity))
  })

const effectOver = (shape: Shape): fc.Arbitrary<Adjustment["effect"]> =>
  fc.oneof(
    fc.constantFrom<Adjustment["effect"]>("exempt", "deemed", { gap: text("not said") }),
    fc.integer({ min: 1, max: 30 }).map((steps) => ({ credit: hoursOf(steps, shape.granularity) })),
    fc.integer({ min: 1, max: 30 }).map((steps) => ({ less: hoursOf(steps, shape.granularity) })),
    fc
      .record({ share: shares, rounding: sometimes(4, roundingOver(shape)) })
      .map(({ rounding, share }) => ({ share, ...key("rounding", rounding) })),
    fc
      .record({
        by: fc.constantFrom("days" as const, "months" as const),
        not: sometimes(6, fc.constant(true as const)),
        full: sometimes(4, fc.constant(true as const)),
        stepped: sometimes(3, fc.constant(true as const)),
        rounding: sometimes(4, roundingOver(shape))
      })
      .map(({ by, full, not, rounding, stepped }) => ({
        prorate: {
          fact: "leave",
          by,
          ...key("not", not),
          ...key("full", full),
          ...key(
            "steps",
            stepped &&
              ([
                { months: 6, share: { numerator: 1, denominator: 1 } },
                { months: 3, share: { numerator: 1, denominator: 2 } }
              ] as const)
          ),
          ...key("rounding", rounding)
        }
      }))
  )

/** Adjustments of every effect, of all leaves or of some. */
export const adjustmentsOver = (shape: Shape, leaves: ReadonlyArray<string>): fc.Arbitrary<ReadonlyArray<Adjustment>> =>
  fc
    .array(
      fc.record({
        when: conditionOver(shape),
        leaves: sometimes(5, some(leaves)),
        effect: effectOver(shape),
        over: sometimes(3, fc.constant("period" as const))
      }),
      {
        maxLength: 2,
        size: "max"
      }
    )
    .map((all) =>
      all.map(({ effect, leaves, over, when }, index) => ({
        code: `change${index}`,
        name: text(`change${index}`),
        when,
        ...key("leaves", leaves as NonEmpty<string> | undefined),
        effect,
        ...key("over", over),
        citation: "law"
      }))
    )

/** Hours carried on, and back, from the surplus over one leaf to others. */
export const carriesOver = (shape: Shape, leaves: ReadonlyArray<string>): fc.Arbitrary<ReadonlyArray<Carry>> =>
  fc
    .array(
      fc.record({
        direction: weighted<Carry["direction"]>([2, "forward"], [1, "back"]),
        of: selectionOver(shape),
        over: fc.constantFrom("leaf0", ...leaves),
        to: some(leaves),
        years: fc.integer({ min: 1, max: 2 }),
        atMost: sometimes(3, fc.integer({ min: 1, max: 20 })),
        when: sometimes(1, conditionOver(shape)),
        after: sometimes(2, fc.constant("leaf0"))
      }),
      { minLength: 1, maxLength: 2, size: "max" }
    )
    .map((all) =>
      all.map(({ after, atMost, direction, of, over, to, when, years }, index) => ({
        code: `carry${index}`,
        name: text(`carry${index}`),
        direction,
        of,
        over,
        to,
        years,
        ...key("atMost", atMost === undefined ? undefined : hoursOf(atMost, shape.granularity)),
        ...key("when", when),
        ...key("after", after),
        citation: "law"
      }))
    )
