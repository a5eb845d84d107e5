import fc from "fast-check"

/** One of some values, each as often as its weight says; the first is what a counter-example shrinks to. */
export const weighted = <A>(...choices: ReadonlyArray<readonly [weight: number, value: A]>): fc.Arbitrary<A> =>
  fc.oneof(
    { withCrossShrink: true },
    ...choices.map(([weight, value]) => ({ weight, arbitrary: fc.constant(value) as fc.Arbitrary<A> }))
  )

/** An element of a list that is never empty, chosen by any natural number. */
export const at = <A>(list: ReadonlyArray<A>, index: number): A => list[index % list.length] as A
