import { Context, type Effect } from "effect"
import type { Region } from "../codes/region.ts"
import type { Day } from "../kernel/Day.ts"
import type { OrganisationId } from "../kernel/ids.ts"

/** Counts of an organisation's own people. */
export interface OrganisationSums {
  readonly organisation: OrganisationId
  readonly region: Region
  readonly registered: number
  /** Those with a kept verdict of the year; nothing was ever recognised for the others. */
  readonly judged: number
  readonly learned: number
  readonly passed: number
}

/** Port: the sums of append-only changes at the organisation of each person; nothing is counted at those above (STA-02). */
export class Statistics extends Context.Service<
  Statistics,
  {
    /** Of every organisation whose path begins with `path`, in the order of paths, as of the end of a day. */
    readonly completion: (path: string, year: number, asOf: Day) => Effect.Effect<ReadonlyArray<OrganisationSums>>
    /** The regions of the organisations below a path. */
    readonly regions: (path: string) => Effect.Effect<ReadonlyArray<Region>>
    /**
     * How many kept verdicts of a year wait to be judged again below a path: the person's inputs have changed, or another
     * document than that of the region's digest judged.
     */
    readonly stale: (path: string, year: number, digests: ReadonlyMap<Region, string>) => Effect.Effect<number>
  }
>()("@xueshi/core/statistics/Statistics") {}
