import type { AggregateName } from "./aggregates.ts"
import type { Guard } from "./Guard.ts"

/** What a decision rests on is still of the version that it read. */
export const unchanged = (
  aggregate: AggregateName,
  { id, version }: { readonly id: string; readonly version: number }
): Guard => ({ _tag: "Unchanged", aggregate, id, version })
