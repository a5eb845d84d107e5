import type { Condition, Hours, Ratio, Selection, Text } from "@xueshi/core"
import fc from "fast-check"
import { weighted } from "./pick.ts"

export type NonEmpty<A> = readonly [A, ...Array<A>]

/** What the parts of a generated document refer to. */
export interface Shape {
  readonly subjects: ReadonlyArray<string>
  readonly forms: ReadonlyArray<string>
  readonly granularity: number
}

export const text = (name: string): Text => ({ zh: name, en: name })
export const hoursOf = (steps: number, granularity: number): Hours => (steps * granularity) as Hours
/** A key with its value, or nothing: documents have no keys without a value. */
export const key = <K extends string, A>(name: K, value: A | undefined): { readonly [_ in K]?: A } =>
  (value === undefined ? {} : { [name]: value }) as { readonly [_ in K]?: A }

/** The same, so often out of ten. */
export const sometimes = <A>(outOfTen: number, value: fc.Arbitrary<A>): fc.Arbitrary<A | undefined> =>
  fc.oneof({ weight: 10 - outOfTen, arbitrary: fc.constant(undefined) }, { weight: outOfTen, arbitrary: value })

export const some = <A>(list: ReadonlyArray<A>): fc.Arbitrary<NonEmpty<A>> =>
  fc.subarray([...list], { minLength: 1 }).map((found) => found as unknown as NonEmpty<A>)

/** The options of the field `level` that every generated form has. */
export const levels = ["A", "B", "C"] as const

export const shares: fc.Arbitrary<Ratio> = fc.constantFrom(
  { numerator: 2, denominator: 3 },
  { numerator: 1, denominator: 3 },
  { numerator: 1, denominator: 7 },
  { numerator: 3, denominator: 4 },
  { numerator: 1, denominator: 1 }
)

/** Selections by subjects, forms and fields; half of them by subjects alone, or everything. */
export const selectionOver = ({ forms, subjects }: Shape): fc.Arbitrary<Selection> =>
  fc
    .record({
      subjects: sometimes(6, some(subjects)),
      forms: sometimes(2, some(forms)),
      where: sometimes(2, some(levels))
    })
    .map(({ forms, subjects, where }) => ({
      ...key("subjects", subjects),
      ...key("forms", forms),
      ...key("where", where && { level: where })
    }))

/** Conditions on facts, on years and on records, joined now and then. */
export const conditionOver = (shape: Shape): fc.Arbitrary<Condition> => {
  const one: fc.Arbitrary<Condition> = fc.oneof(
    { weight: 5, arbitrary: some(["senior", "junior"]).map((is) => ({ fact: "title", is })) },
    {
      weight: 2,
      arbitrary: fc
        .constantFrom("first" as const, "any" as const, "all" as const, "last" as const)
        .map((on) => ({ fact: "title", is: ["senior"] as const, on }))
    },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 12 }).map((months) => ({ fact: "leave", months })) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        { fact: "born", yearsSince: { atLeast: 50 } },
        { fact: "entered", yearsSince: { lessThan: 2 } },
        { fact: "entered", yearsSince: { atLeast: 1, lessThan: 3 } }
      )
    },
    { weight: 1, arbitrary: fc.constantFrom(0, 1, 2).map((yearsAgo) => ({ fact: "entered", yearsAgo })) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        { years: { from: 2019 } },
        { years: { to: 2018 } },
        { years: { from: 2018, to: 2019 } },
        { years: { from: 2020 } }
      )
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(selectionOver(shape), fc.integer({ min: 1, max: 20 }))
        .map(([records, steps]) => ({ records, hours: hoursOf(steps, shape.granularity) }))
    },
    { weight: 1, arbitrary: selectionOver(shape).map((records) => ({ records, count: 2 })) }
  )
  return fc.oneof(
    { weight: 8, arbitrary: one },
    { weight: 1, arbitrary: one.map((not) => ({ not })) },
    { weight: 1, arbitrary: fc.tuple(one, one).map((allOf) => ({ allOf })) },
    { weight: 1, arbitrary: fc.tuple(one, one).map((anyOf) => ({ anyOf })) }
  )
}

/** A cycle of years from a year, or from a date that is known of the person. */
export const cycles = weighted(
  [2, { cycle: 3, anchoredAt: 2017 }],
  [1, { cycle: 2, anchoredAt: 2018 }],
  [1, { cycle: 3, anchoredAt: { fact: "entered" } }]
)
