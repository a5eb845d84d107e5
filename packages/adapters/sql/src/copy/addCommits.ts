import type { AggregateName, Change, Commit } from "@xueshi/core"
import { Effect } from "effect"
import { entriesOf } from "../commit/entries.ts"
import { statesOf } from "../commit/states.ts"
import { tables } from "../names.ts"
import type { CopyText } from "./CopyText.ts"

/** Numbers that the database would give out: the first of the journal's sequence and of declarations' order. */
export interface FirstNumbers {
  readonly sequence: number
  readonly made: number
}

/** Each thing as it stands in the end, in the order in which they came about. */
const lastOf = (commits: ReadonlyArray<Commit>): ReadonlyArray<Change> => {
  const last = new Map<string, Change>()
  for (const change of commits.flatMap(({ changes }) => changes))
    last.set(`${change.aggregate} ${change.id}`, { ...change, versionBefore: 0 })
  return [...last.values()]
}

/**
 * Adds what commits, one after the other, would have left in an empty database: states, claimed keys, the journal and its side
 * table. Nothing is guarded: that the commits do not stand in each other's way is up to whoever made them. What is derived
 * is added by `addJudged`.
 */
export const addCommits = Effect.fnUntraced(function* (
  text: CopyText,
  commits: ReadonlyArray<Commit>,
  first: FirstNumbers
) {
  let { made, sequence } = first
  const { born } = statesOf({ changes: lastOf(commits) })
  for (const [aggregate, rows] of Object.entries(born) as ReadonlyArray<[AggregateName, NonNullable<typeof born.Post>]>)
    for (const { id, state, version } of rows) {
      const cells = [id, version, JSON.stringify(state)]
      text.add(tables[aggregate], aggregate === "Declaration" ? [...cells, made++] : cells)
    }
  for (const commit of commits) {
    for (const guard of commit.guards)
      if (guard._tag === "Claimed") text.add("claim", [guard.scope, guard.key, guard.by])
    const { entries, personal = [] } = yield* entriesOf(commit)
    for (const { digest, salt, value } of personal) text.add("journal_personal", [digest, salt, JSON.stringify(value)])
    const actor = JSON.stringify(commit.actor)
    for (const { aggregate, event, id, personal: item, shape, version } of entries)
      text.add("journal", [sequence++, commit.at, actor, aggregate, id, version, shape, JSON.stringify(event), item])
  }
})
