import { Context, type Effect } from "effect"
import type { AggregateName } from "./aggregates.ts"
import type { Block, PersonalItem, StoredEntry } from "./Block.ts"

/** Port: the journal as it stands stored, and the chain of blocks that seals it (SYS-02). */
export class JournalChain extends Context.Service<
  JournalChain,
  {
    /** A sequence number up to which no entry can appear any more, whoever is still writing. It may lag behind. */
    readonly settled: Effect.Effect<number>
    /** Entries after a sequence number and up to another, in order, as they stand. */
    readonly entries: (after: number, through: number, limit: number) => Effect.Effect<ReadonlyArray<StoredEntry>>
    /** How many entries stand after a sequence number. */
    readonly countAfter: (sequence: number) => Effect.Effect<number>
    /** Items of the side table by their digests; those that were erased are missing. */
    readonly personal: (digests: ReadonlyArray<string>) => Effect.Effect<ReadonlyMap<string, PersonalItem>>
    /** Erases the personal part of everything that the journal says of one thing. */
    readonly erase: (aggregate: AggregateName, id: string) => Effect.Effect<void>
    /** Blocks after a number, in order. */
    readonly blocks: (after: number, limit: number) => Effect.Effect<ReadonlyArray<Block>>
    readonly lastBlock: Effect.Effect<Block | undefined>
    /** Appends a block; false where another sealer was faster and its number is taken. */
    readonly append: (block: Block) => Effect.Effect<boolean>
  }
>()("@xueshi/core/journal/JournalChain") {}
