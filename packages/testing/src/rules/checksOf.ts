import fc from "fast-check"
import type { NamedCheck, RunOptions } from "../suiteOf.ts"

/** Laws of rules by their names, each of what it is stated on. */
export type RuleLaws = Readonly<Record<string, () => fc.IRawProperty<unknown>>>

/** Laws of rules as named checks. */
export const checksOf = (laws: RuleLaws): ReadonlyArray<NamedCheck> =>
  Object.entries(laws).map(([name, property]) => ({
    name,
    run: ({ path, runs = 1000, seed = 20181231 }: RunOptions = {}) =>
      fc.assert(property() as fc.IProperty<unknown>, { numRuns: runs, seed, ...(path === undefined ? {} : { path }) })
  }))
