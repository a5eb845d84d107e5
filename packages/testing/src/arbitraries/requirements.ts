import type { Amount, Leaf, Period, Ratio, Requirement, Threshold } from "@xueshi/core"
import fc from "fast-check"
import { weighted } from "./pick.ts"
import {
  conditionOver,
  cycles,
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

interface Plan {
  readonly subjects: NonEmpty<string> | undefined
  readonly kind: "hours" | "required" | "completed"
  readonly steps: number
  readonly share: Ratio
}

/** The first leaf asks for hours, so that a share of what is required always has a basis. */
const leafOf = ({ kind, share, steps, subjects }: Plan, index: number, granularity: number): Leaf => ({
  leaf: `leaf${index}`,
  name: text(`leaf${index}`),
  of: key("subjects", subjects),
  atLeast:
    kind === "hours" || index === 0
      ? { hours: hoursOf(steps, granularity) }
      : kind === "required"
        ? { share, of: "required", leaf: "leaf0" }
        : { share, of: "completed" },
  citation: "law"
})

/** Leaves joined: all, any, nested once. */
const join = (leaves: ReadonlyArray<Requirement>, shape: "all" | "any" | "allAny" | "anyAll"): Requirement => {
  const [first, ...rest] = leaves as [Requirement, ...Array<Requirement>]
  if (rest.length === 0) return first
  if (shape === "all") return { allOf: leaves }
  if (shape === "any") return { anyOf: leaves }
  return shape === "allAny" ? { allOf: [first, { anyOf: rest }] } : { anyOf: [first, { allOf: rest }] }
}

/** Trees of one to four leaves, joined by `allOf` and `anyOf`, nested once. */
export const requirementOver = ({ granularity, subjects }: Shape): fc.Arbitrary<Requirement> =>
  fc
    .record({
      plans: fc.array(
        fc.record({
          subjects: fc.option(some(subjects), { freq: 2, nil: undefined }),
          kind: weighted<Plan["kind"]>([4, "hours"], [3, "required"], [2, "completed"]),
          steps: fc.integer({ min: 1, max: 90 }),
          share: shares
        }),
        { minLength: 1, maxLength: 4, size: "max" }
      ),
      shape: weighted<"all" | "any" | "allAny" | "anyAll">([5, "all"], [2, "any"], [2, "allAny"], [2, "anyAll"])
    })
    .map(
      ({ plans, shape }): Requirement =>
        join(
          plans.map((plan, index) => leafOf(plan, index, granularity)),
          shape
        )
    )

const periods: fc.Arbitrary<Period> = fc.oneof(
  { weight: 9, arbitrary: fc.constant("year" as const) },
  { weight: 2, arbitrary: fc.integer({ min: 2, max: 3 }).map((rolling) => ({ rolling })) },
  { weight: 2, arbitrary: cycles },
  { weight: 1, arbitrary: fc.constantFrom({ months: 18 }, { months: 24, endingAt: "applied" }) },
  { weight: 1, arbitrary: fc.constant("ever" as const) }
)

const amountOver = ({ granularity }: Shape): fc.Arbitrary<Amount> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: 1, max: 60 }).map((steps) => ({ hours: hoursOf(steps, granularity) })) },
    { weight: 2, arbitrary: shares.map((share) => ({ share, of: "required" as const, leaf: "leaf0" })) },
    { weight: 1, arbitrary: shares.map((share) => ({ share, of: "counted" as const, leaf: "leaf0" })) },
    { weight: 1, arbitrary: shares.map((share) => ({ share, of: "completed" as const })) }
  )

/** An amount, or a table by years and facts; two tables in three have a last row for everybody. */
const thresholdOver = (shape: Shape): fc.Arbitrary<Threshold> =>
  fc.oneof(
    { weight: 2, arbitrary: amountOver(shape) },
    {
      weight: 1,
      arbitrary: fc
        .record({
          rows: fc.array(
            fc.record({
              when: conditionOver(shape),
              years: sometimes(2, fc.constantFrom({ to: 2018 }, { from: 2019 })),
              amount: amountOver(shape)
            }),
            { minLength: 1, maxLength: 2 }
          ),
          last: sometimes(7, amountOver(shape)),
          change: weighted<"first" | "highest" | "byDays" | undefined>(
            [1, undefined],
            [1, "first"],
            [1, "highest"],
            [3, "byDays"]
          )
        })
        .map(({ change, last, rows }) => ({
          rows: [
            ...rows.map(({ amount, when, years }) => ({ ...key("years", years), when, amount, citation: "row" })),
            ...(last === undefined ? [] : [{ amount: last, citation: "row" }])
          ] as unknown as Extract<Threshold, { rows: unknown }>["rows"],
          ...key("change", change)
        }))
    }
  )

const wideLeaf = (shape: Shape): fc.Arbitrary<Omit<Leaf, "leaf" | "name" | "citation">> =>
  fc
    .record({
      of: selectionOver(shape),
      period: periods,
      threshold: thresholdOver(shape),
      items: sometimes(1, fc.integer({ min: 1, max: 3 })),
      ceiling: sometimes(1, fc.integer({ min: 20, max: 80 })),
      when: sometimes(2, conditionOver(shape)),
      advisory: sometimes(1, fc.constant(true as const)),
      onTopOf: sometimes(2, fc.constant("leaf0"))
    })
    .map(({ advisory, ceiling, items, of, onTopOf, period, threshold, when }) => ({
      of,
      ...key("period", period === "year" ? undefined : period),
      ...(items === undefined ? {} : { counting: "records" as const, atLeast: { hours: hoursOf(items, 1000) } }),
      ...(items !== undefined || ceiling === undefined
        ? {}
        : { atMost: { hours: hoursOf(ceiling, shape.granularity) } }),
      ...(items !== undefined || ceiling !== undefined ? {} : { atLeast: threshold }),
      ...key("when", when),
      ...key("advisory", advisory),
      ...key("onTopOf", items === undefined ? onTopOf : undefined)
    }))

const years: fc.Arbitrary<Period> = fc.oneof(
  fc.integer({ min: 2, max: 3 }).map((rolling) => ({ rolling })),
  cycles
)

/** Trees of every kind of node: of years, of years in a row, of every other cycle, so many of some. */
export const wideRequirementOver = (shape: Shape): fc.Arbitrary<Requirement> =>
  fc
    .record({
      first: fc
        .integer({ min: 1, max: 60 })
        .map(
          (steps): Leaf =>
            leafOf(
              { kind: "hours", share: { numerator: 1, denominator: 1 }, steps, subjects: undefined },
              0,
              shape.granularity
            )
        ),
      rest: fc.array(wideLeaf(shape), { minLength: 1, maxLength: 3, size: "max" }),
      shape: weighted<"all" | "any" | "allAny" | "anyAll">([6, "all"], [1, "any"], [2, "allAny"], [1, "anyAll"]),
      node: fc.oneof(
        { weight: 6, arbitrary: fc.constant((one: Requirement): Requirement => one) },
        {
          weight: 2,
          arbitrary: years.map(
            (span) =>
              (one: Requirement): Requirement => ({ eachYear: one, in: span })
          )
        },
        {
          weight: 2,
          arbitrary: years.map(
            (span) =>
              (one: Requirement): Requirement => ({ consecutive: 2, of: one, in: span })
          )
        },
        {
          weight: 2,
          arbitrary: fc
            .constantFrom(
              { every: 2, anchoredAt: 2017 },
              { every: 3, anchoredAt: 2016 },
              { every: 1, cycle: 2, anchoredAt: 2017 },
              { every: 2, cycle: 2, anchoredAt: 2015 }
            )
            .map(
              (every) =>
                (one: Requirement): Requirement => ({ ...every, of: one })
            )
        }
      ),
      around: fc.boolean(),
      several: sometimes(2, fc.integer({ min: 1, max: 2 }))
    })
    .map(({ around, first, node, rest, several, shape }): Requirement => {
      const leaves = rest.map((leaf, index): Leaf => {
        const code = `leaf${index + 1}`
        return { leaf: code, name: text(code), ...leaf, citation: "law" }
      })
      const last = leaves.at(-1) as Leaf
      const inner: ReadonlyArray<Requirement> = [first, ...leaves.slice(0, -1), around ? last : node(last)]
      const joined: Requirement =
        several === undefined ? join(inner, shape) : { several, of: inner as unknown as NonEmpty<Requirement> }
      return around ? node(joined) : joined
    })
