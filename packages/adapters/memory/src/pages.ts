import { NotFound, type Page, type PageRequest } from "@xueshi/core"
import { Effect } from "effect"

/** A row by its id. */
export const found = <A>(kind: string, rows: ReadonlyMap<string, A>, id: string): Effect.Effect<A, NotFound> =>
  Effect.suspend(() => {
    const row = rows.get(id)
    return row === undefined ? Effect.fail(new NotFound({ kind, id })) : Effect.succeed(row)
  })

/** A page of what matches, in the order of a key that no two share. */
export const pageOf = <A>(
  rows: Iterable<A>,
  key: (row: A) => string,
  matches: (row: A) => boolean,
  { after, limit }: PageRequest
): Page<A> => {
  const all = [...rows]
    .filter((row) => matches(row) && (after == null || key(row) > after))
    .toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
  const items = all.slice(0, limit)
  const last = items.at(-1)
  return { items, next: all.length > limit && last !== undefined ? key(last) : null }
}
