import { Clock, Effect } from "effect"
import { type Block, beginning, type Head, type StoredEntry, textOfBlock, textOfEntry, writeLeaves } from "./Block.ts"
import { Digests } from "./Digests.ts"
import { JournalChain } from "./JournalChain.ts"

/** Bounds what a sealer holds at once, and what must be read again to check a block. */
const mostEntries = 1000

export const headOf = (block: Block | undefined): Head =>
  block === undefined ? beginning : { block: block.number, digest: block.digest, sequence: block.last }

const blockAfter = Effect.fnUntraced(function* (head: Head, entries: ReadonlyArray<StoredEntry>) {
  const { sha256 } = yield* Digests
  const digests = yield* sha256(entries.map(textOfEntry))
  const leaves = entries.map(({ sequence }, index) => ({ sequence, digest: digests[index] as string }))
  const block: Block = {
    number: head.block + 1,
    first: leaves[0]?.sequence ?? 0,
    last: leaves.at(-1)?.sequence ?? 0,
    count: leaves.length,
    leaves: writeLeaves(leaves),
    previous: head.digest,
    sealedAt: yield* Clock.currentTimeMillis,
    digest: ""
  }
  const [digest = ""] = yield* sha256([textOfBlock(block)])
  return { ...block, digest }
})

/**
 * SYS-02: seals what is settled and not sealed yet, in blocks, and says how much, and where the chain stands now. Called
 * again it does nothing; several sealers at once make one chain, since a block's number is given once.
 */
export const seal = Effect.gen(function* () {
  const chain = yield* JournalChain
  const through = yield* chain.settled
  let last = yield* chain.lastBlock
  let [blocks, sealed] = [0, 0]
  while (true) {
    const head = headOf(last)
    const entries = yield* chain.entries(head.sequence, through, mostEntries)
    if (entries.length === 0) return { blocks, entries: sealed, head }
    const block = yield* blockAfter(head, entries)
    if (yield* chain.append(block)) {
      last = block
      blocks += 1
      sealed += entries.length
    } else last = yield* chain.lastBlock
  }
}).pipe(Effect.withSpan("Journal.seal"))

/** Where the chain stands now, for an operator to keep elsewhere. */
export const exportHead = Effect.gen(function* () {
  return headOf(yield* (yield* JournalChain).lastBlock)
})
