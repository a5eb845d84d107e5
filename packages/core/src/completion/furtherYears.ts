import { Effect } from "effect"
import { evaluate } from "../policy/evaluate.ts"
import { Policies } from "../policy/Policies.ts"
import { passes } from "../policy/passes.ts"
import { factsOf } from "../professional/factsOf.ts"
import type { Ledger } from "./Ledgers.ts"
import { recordOf } from "./recordOf.ts"

/** How many years around those with hours of their own are looked at. */
const furthest = 10

/**
 * CMP-01: the years without recognised hours of their own whose verdict is not that of nothing: hours of other years reach
 * into them, by a window, a carry or an attribution to several years. Such years are kept too, or the statistics would
 * miss them.
 */
export const furtherYears = Effect.fnUntraced(function* ({ approved, person, region, years }: Ledger) {
  const own = new Set(years.map(({ year }) => year))
  const found: Array<number> = []
  const policies = yield* Policies
  if (own.size === 0 || policies.all.every(({ plain }) => plain)) return found
  const facts = factsOf(person)
  for (let year = Math.min(...own) - furthest; year <= Math.max(...own) + furthest; year++) {
    if (own.has(year)) continue
    const [policy] = policies.applying(region, year, { facts })
    if (policy === undefined || policy.plain) continue
    const records = approved.map((one) => recordOf(policy, year, one.declaration, one))
    const [nothing, judged] = [evaluate(policy, year, []), evaluate(policy, year, records, { facts })]
    const same = judged.total === nothing.total && passes(policy, judged.outcome) === passes(policy, nothing.outcome)
    if (!same) found.push(year)
  }
  return found
})
