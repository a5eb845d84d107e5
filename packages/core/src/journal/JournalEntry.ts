import type { Actor } from "../account/Actor.ts"
import { type AggregateName, type EventOf, emptyStates, evolve, type StateOf } from "./aggregates.ts"

interface EntryOf<K extends AggregateName> {
  readonly sequence: number
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly at: number
  readonly actor: Actor
  readonly aggregate: K
  readonly id: string
  /** The version that the event led to. */
  readonly version: number
  readonly event: EventOf<K>
}

/** One line of the append-only journal (SYS-01): who, when, what happened to which thing. */
export type JournalEntry = { readonly [K in AggregateName]: EntryOf<K> }[AggregateName]

/** Rebuilds every living state from the journal: name → id → state (law U29). */
export const replay = (
  entries: Iterable<JournalEntry>
): { readonly [K in AggregateName]: ReadonlyMap<string, StateOf<K>> } => {
  const states = emptyStates()
  const apply = <K extends AggregateName>({ aggregate, event, id }: EntryOf<K>) => {
    const rows = states[aggregate] as Map<string, StateOf<K>>
    const after = evolve(aggregate, rows.get(id), event)
    if (after === undefined) rows.delete(id)
    else rows.set(id, after)
  }
  for (const entry of entries) apply(entry)
  return states
}
