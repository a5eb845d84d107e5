import { Context, type Effect } from "effect"
import type { Page, PageRequest } from "../kernel/Page.ts"
import type { AggregateName } from "./aggregates.ts"
import type { JournalEntry } from "./JournalEntry.ts"

/** Port: reads what the journal says of one thing. */
export class Journals extends Context.Service<
  Journals,
  {
    /** A thing's entries in the order of its versions; a position is a version. */
    readonly of: (aggregate: AggregateName, id: string, page: PageRequest) => Effect.Effect<Page<JournalEntry>>
  }
>()("@xueshi/core/journal/Journals") {}
