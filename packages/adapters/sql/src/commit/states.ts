import type { AggregateName, Change, Commit } from "@xueshi/core"
import { json } from "../Json.ts"

interface Row {
  readonly id: string
  readonly version: number
  readonly state: unknown
}

const encode = ({ after, aggregate }: Change): unknown =>
  (json[aggregate].encodeState as (state: unknown) => unknown)(after)

const push = <A>(lists: Partial<Record<AggregateName, Array<A>>>, aggregate: AggregateName, one: A): void => {
  const list = lists[aggregate]
  if (list === undefined) lists[aggregate] = [one]
  else list.push(one)
}

/** The rows that a commit writes: born, moved and gone, each by its aggregate. */
export const statesOf = ({ changes }: Commit) => {
  const born: Partial<Record<AggregateName, Array<Row>>> = {}
  const moved: Partial<Record<AggregateName, Array<Row>>> = {}
  const gone: Partial<Record<AggregateName, Array<string>>> = {}
  for (const change of changes) {
    const { after, aggregate, id, versionBefore } = change
    if (after === undefined) push(gone, aggregate, id)
    else push(versionBefore === 0 ? born : moved, aggregate, { id, version: after.version, state: encode(change) })
  }
  return { born, moved, gone }
}

/** What the command's key led to: the first thing that it changed. */
export const answerOf = ({ changes: [first], idempotency }: Commit) =>
  idempotency === undefined || first === undefined
    ? undefined
    : {
        ...idempotency,
        aggregate: first.aggregate,
        after: first.after === undefined ? null : encode(first)
      }
