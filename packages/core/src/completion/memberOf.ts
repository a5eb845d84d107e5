import type { Policy } from "../policy/Policy.ts"
import type { Member } from "../policy/whatif/Consequence.ts"
import { factsOf } from "../professional/factsOf.ts"
import type { Ledger } from "./Ledgers.ts"
import { recordOf } from "./recordOf.ts"

/** CMP-06: a person's year as a what-if judges it: on what `judgeYear` judges it on, under each of two documents. */
export const memberOf = (
  { approved, organisation, person, professional }: Ledger,
  [before, after]: readonly [before: Policy | undefined, after: Policy | undefined],
  year: number
): Member => {
  const recordsUnder = (policy: Policy | undefined) =>
    policy === undefined ? [] : approved.map((one) => recordOf(policy, year, one.declaration, one))
  const records = recordsUnder(before ?? after)
  const own = { id: professional, organisation, records, facts: factsOf(person) }
  return before === undefined || before === after ? own : { ...own, recordsAfter: recordsUnder(after) }
}
