import { Effect } from "effect"
import {
  type Block,
  beginning,
  type Head,
  type Leaf,
  readLeaves,
  type StoredEntry,
  textOfBlock,
  textOfEntry,
  textOfItem
} from "./Block.ts"
import { Digests } from "./Digests.ts"
import type { Fault } from "./Fault.ts"
import { JournalChain } from "./JournalChain.ts"
import { headOf } from "./seal.ts"

/** How many blocks and entries are held at once. */
const pages = { blocks: 16, entries: 1000 }

/** Before every sequence there can be, also those below 1 that no writer is given. */
const lowest = Number.MIN_SAFE_INTEGER

/** What a walk over the whole chain met. */
export interface Verified {
  readonly blocks: number
  readonly entries: number
  /** Entries not yet sealed: nothing vouches for them yet. */
  readonly unsealed: number
  /** Entries whose personal part was erased. */
  readonly erased: number
  readonly faults: number
  /** Where the chain stands. */
  readonly head: Head
}

type Tell = (fault: Fault) => Effect.Effect<void>

/** Walks entries page by page. */
const eachPage = Effect.fnUntraced(function* (
  after: number,
  through: number,
  visit: (entries: ReadonlyArray<StoredEntry>) => Effect.Effect<void, never, JournalChain>
) {
  const chain = yield* JournalChain
  let position = after
  while (true) {
    const entries = yield* chain.entries(position, through, pages.entries)
    if (entries.length > 0) yield* visit(entries)
    if (entries.length < pages.entries) return
    position = entries.at(-1)?.sequence ?? through
  }
})

/** Checks the side items of a page of entries; gives how many are erased. */
const checkPersonal = Effect.fnUntraced(function* (
  entries: ReadonlyArray<StoredEntry>,
  block: number | null,
  tell: Tell
) {
  const chain = yield* JournalChain
  const { sha256 } = yield* Digests
  const referring = entries.filter(({ personal }) => personal !== null)
  if (referring.length === 0) return 0
  const items = yield* chain.personal(referring.map(({ personal }) => personal as string))
  const held = [...items]
  const digests = yield* sha256(held.map(([, item]) => textOfItem(item)))
  const wrong = new Set(held.flatMap(([reference], index) => (digests[index] === reference ? [] : [reference])))
  for (const { personal, sequence } of referring)
    if (wrong.has(personal as string)) yield* tell({ _tag: "PersonalChanged", sequence, block })
  return referring.filter(({ personal }) => !items.has(personal as string)).length
})

/** Checks the entries of one block against what it vouches for; gives how many are erased. */
const checkEntries = Effect.fnUntraced(function* (
  { last, number: block }: Block,
  leaves: ReadonlyArray<Leaf>,
  after: number,
  tell: Tell
) {
  const { sha256 } = yield* Digests
  const expected = new Map(leaves.map(({ digest, sequence }) => [sequence, digest]))
  const places = new Map(leaves.map(({ digest, sequence }) => [digest, sequence]))
  let erased = 0
  yield* eachPage(after, last, (entries) =>
    Effect.gen(function* () {
      const digests = yield* sha256(entries.map(textOfEntry))
      for (const [index, { sequence }] of entries.entries()) {
        const digest = digests[index] as string
        const sealed = expected.get(sequence)
        const from = places.get(digest)
        expected.delete(sequence)
        if (sealed === undefined) yield* tell({ _tag: "EntryInserted", sequence, block })
        else if (sealed !== digest && from !== undefined) yield* tell({ _tag: "EntryMoved", sequence, from, block })
        else if (sealed !== digest) yield* tell({ _tag: "EntryChanged", sequence, block })
      }
      erased += yield* checkPersonal(entries, block, tell)
    })
  )
  for (const sequence of expected.keys()) yield* tell({ _tag: "EntryMissing", sequence, block })
  return erased
})

/**
 * SYS-02: walks the chain and tells every fault, in batches with flat memory. Against a head that was kept elsewhere it
 * also finds what was cut off the end, and a chain that was rewritten as a whole.
 */
export const verify = Effect.fn("Journal.verify")(function* (options: {
  readonly head?: Head | undefined
  readonly onFault: Tell
}) {
  const chain = yield* JournalChain
  const { sha256 } = yield* Digests
  const { head: kept } = options
  let [head, blocks, sealed, erased, faults] = [beginning, 0, 0, 0, 0]
  const tell: Tell = (fault) =>
    Effect.suspend(() => {
      faults += 1
      return options.onFault(fault)
    })

  const visit = Effect.fnUntraced(function* (block: Block, computed: string) {
    const follows = block.number === head.block + 1
    if (!follows) yield* tell({ _tag: "BlocksMissing", from: head.block + 1, to: block.number - 1 })
    const leaves = readLeaves(block)
    if (computed !== block.digest || leaves === undefined) yield* tell({ _tag: "BlockAltered", block: block.number })
    if (follows && (block.previous !== head.digest || block.first <= head.sequence))
      yield* tell({ _tag: "ChainBroken", block: block.number })
    if (kept?.block === block.number && kept.digest !== computed)
      yield* tell({ _tag: "HeadDiffers", block: block.number })
    // What a missing block vouched for is told once, not entry by entry.
    if (leaves !== undefined)
      erased += yield* checkEntries(
        block,
        leaves,
        block.number === 1 ? lowest : follows ? head.sequence : block.first - 1,
        tell
      )
    blocks += 1
    sealed += block.count
    head = headOf(block)
  })

  while (true) {
    const some = yield* chain.blocks(head.block, pages.blocks)
    const computed = yield* sha256(some.map(textOfBlock))
    for (const [index, block] of some.entries()) yield* visit(block, computed[index] as string)
    if (some.length < pages.blocks) break
  }
  if (kept !== undefined && kept.block > head.block)
    yield* tell({ _tag: "TailCut", head: kept.block, last: head.block })
  yield* eachPage(head.sequence, Number.MAX_SAFE_INTEGER, (entries) =>
    Effect.map(checkPersonal(entries, null, tell), (gone) => {
      erased += gone
    })
  )
  const unsealed = yield* chain.countAfter(head.sequence)
  return { blocks, entries: sealed, unsealed, erased, faults, head } satisfies Verified as Verified
})
