import {
  type AggregateName,
  type Block,
  Digests,
  EventShapes,
  fromStored,
  JournalChain,
  type JournalEntry,
  type PersonalItem,
  type StoredEntry,
  textOfItem,
  toStored
} from "@xueshi/core"
import { Effect, Layer, Result } from "effect"
import { Tables } from "./Tables.ts"

/** What the chain knows of an entry's personal part: made when it is first looked at, and kept when it is erased. */
interface Reference {
  readonly salt: string
  readonly digest: string
  erased: boolean
}

/** The journal of the tables as a chain seals it. In memory a commit is settled as soon as it is written. */
export const MemoryChain: Layer.Layer<JournalChain, never, Tables> = Layer.effect(
  JournalChain,
  Effect.gen(function* () {
    const { journal } = yield* Tables
    const blocks: Array<Block> = []
    const references = new Map<number, Reference>()
    const items = new Map<string, () => Effect.Effect<PersonalItem | undefined>>()

    const apart = (entry: JournalEntry) =>
      Effect.map(EventShapes, (shapes) => toStored(shapes[entry.aggregate], entry.aggregate, entry.event))

    const refer = Effect.fnUntraced(function* (entry: JournalEntry, value: PersonalItem["value"]) {
      const known = references.get(entry.sequence)
      if (known !== undefined) return known
      const { salt, sha256 } = yield* Digests
      const item = { salt: yield* salt, value }
      const [digest = ""] = yield* sha256([textOfItem(item)])
      const made = { salt: item.salt, digest, erased: false }
      references.set(entry.sequence, made)
      items.set(digest, () =>
        Effect.map(apart(journal[entry.sequence - 1] ?? entry), ({ personal }) =>
          made.erased || personal === undefined ? undefined : { salt: made.salt, value: personal }
        )
      )
      return made
    })

    const stored = Effect.fnUntraced(function* (entry: JournalEntry) {
      const { actor, aggregate, at, id, sequence, version } = entry
      const { personal, ...kept } = yield* apart(entry)
      const reference = personal === undefined ? null : (yield* refer(entry, personal)).digest
      return {
        sequence,
        transaction: String(sequence),
        at,
        actor: { user: actor.user, hat: { ...actor.hat } },
        aggregate,
        id,
        version,
        ...kept,
        personal: reference
      } satisfies StoredEntry as StoredEntry
    })

    const erase = Effect.fnUntraced(function* (aggregate: AggregateName, id: string) {
      const shapes = yield* EventShapes
      for (const [index, entry] of journal.entries()) {
        if (entry.aggregate !== aggregate || entry.id !== id) continue
        const { personal, ...kept } = yield* apart(entry)
        if (personal === undefined) continue
        ;(yield* refer(entry, personal)).erased = true
        const event = Result.getOrThrow(fromStored(shapes[aggregate], aggregate, { ...kept, personal: "erased" }))
        journal[index] = { ...entry, event } as JournalEntry
      }
    })

    return JournalChain.of({
      settled: Effect.sync(() => journal.length),
      entries: (after, through, limit) =>
        Effect.suspend(() =>
          Effect.forEach(
            journal.filter(({ sequence }) => sequence > after && sequence <= through).slice(0, limit),
            stored
          )
        ),
      countAfter: (after) => Effect.sync(() => journal.filter(({ sequence }) => sequence > after).length),
      personal: Effect.fnUntraced(function* (digests) {
        const found = new Map<string, PersonalItem>()
        for (const digest of digests) {
          const item = yield* items.get(digest)?.() ?? Effect.void
          if (item !== undefined) found.set(digest, item)
        }
        return found
      }),
      erase,
      blocks: (after, limit) => Effect.sync(() => blocks.filter(({ number }) => number > after).slice(0, limit)),
      lastBlock: Effect.sync(() => blocks.at(-1)),
      append: (block) =>
        Effect.sync(() => {
          const free = block.number === blocks.length + 1
          if (free) blocks.push(block)
          return free
        })
    })
  })
)
