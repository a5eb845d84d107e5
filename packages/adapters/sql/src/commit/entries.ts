import { type Change, type Commit, Digests, EventShapes, type PersonalItem, textOfItem, toStored } from "@xueshi/core"
import { Effect } from "effect"

interface Item extends PersonalItem {
  readonly digest: string
}

/** The side table's items of the events that say something personal, by their change. */
const itemsOf = Effect.fnUntraced(function* (
  parts: ReadonlyArray<readonly [Change, PersonalItem["value"] | undefined]>
) {
  const made: Array<readonly [Change, PersonalItem]> = []
  const { salt, sha256 } = yield* Digests
  for (const [change, value] of parts) if (value !== undefined) made.push([change, { salt: yield* salt, value }])
  if (made.length === 0) return new Map<Change, Item>()
  const digests = yield* sha256(made.map(([, item]) => textOfItem(item)))
  return new Map(
    made.map(([change, item], index): [Change, Item] => [change, { ...item, digest: digests[index] as string }])
  )
})

/**
 * The journal's entries of a commit, in the order of the changes; what is personal goes to the side table, and the entry
 * holds its digest.
 */
export const entriesOf = Effect.fnUntraced(function* ({ changes }: Commit) {
  const shapes = yield* EventShapes
  const stored = changes.map(
    (change) => [change, toStored(shapes[change.aggregate], change.aggregate, change.event)] as const
  )
  const items = yield* itemsOf(stored.map(([change, { personal }]) => [change, personal] as const))
  return {
    personal: items.size > 0 ? [...items.values()] : undefined,
    entries: stored.map(([change, { event, shape }]) => ({
      aggregate: change.aggregate,
      id: change.id,
      version: change.after?.version ?? change.versionBefore + 1,
      shape,
      event,
      personal: items.get(change)?.digest ?? null
    }))
  }
})
