import { type AggregateName, type Change, type Commit, documentKey } from "@xueshi/core"
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
export const statesOf = ({ changes }: Pick<Commit, "changes">) => {
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

/** What a commit gives people to log in with, if anything. */
export const credentialsOf = ({ credentials = [] }: Commit) =>
  credentials.length === 0
    ? undefined
    : credentials.map((one) => ({
        document: documentKey(one.document),
        hash: one._tag === "Chosen" ? one.hash : null
      }))

/** What each key of a commit led to, if it has any. */
export const answersOf = ({ answers = [] }: Commit) =>
  answers.length === 0
    ? undefined
    : answers.map(({ change, idempotency }) => ({
        ...idempotency,
        aggregate: change.aggregate,
        after: change.after === undefined ? null : encode(change)
      }))
