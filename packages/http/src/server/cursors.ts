import type { Page, PageRequest } from "@xueshi/core"
import { Effect, Result } from "effect"
import { Base64Url } from "effect/encoding"
import { HttpServerRequest } from "effect/http"
import { usualLimit } from "../contract/page.ts"
import { withHeaders } from "./command.ts"
import { isSound } from "./flawIn.ts"
import { refusals } from "./refusals.ts"

interface Query {
  readonly cursor?: string
  readonly limit?: number
}

const cursorOf = (list: string, position: string) => Base64Url.encode(JSON.stringify([list, position]))

/** The position in a list that a cursor of that very list names. */
const positionIn = (list: string, cursor: string) => {
  const text = Base64Url.decodeString(cursor)
  if (Result.isFailure(text)) return undefined
  try {
    const [name, position, ...more] = JSON.parse(text.success)
    return name === list && typeof position === "string" && isSound(position) && more.length === 0
      ? position
      : undefined
  } catch {
    return undefined
  }
}

/**
 * A page of a list as the interface answers it: its cursor is of this list alone, and the header `Link` leads to the next
 * page. `list` names the list and what filters it. What is said beside the items stays.
 */
export const pageOf = Effect.fnUntraced(function* <P extends Page<unknown>, E, R>(
  list: string,
  { cursor, limit = usualLimit }: Query,
  read: (page: PageRequest) => Effect.Effect<P, E, R>
) {
  const after = cursor === undefined ? null : positionIn(list, cursor)
  if (after === undefined) return yield* Effect.fail(refusals.invalidCursor)
  const page: P = yield* read({ after, limit })
  if (page.next === null) return page
  const following = cursorOf(list, page.next)
  const { url } = yield* HttpServerRequest.HttpServerRequest
  const query = new URLSearchParams(url.slice(url.indexOf("?") + 1 || url.length))
  query.set("cursor", following)
  // Relative to the address of the request, so it is right wherever the interface is mounted.
  yield* withHeaders({ link: `<?${query}>; rel="next"` })
  return { ...page, next: following }
})

/** The same of a list with what filters it: a cursor is of the list as it was filtered. */
export const filteredPage = <Q extends Query, P extends Page<unknown>, E, R>(
  list: string,
  { cursor, limit, ...filter }: Q,
  read: (filter: Omit<Q, keyof Query>, page: PageRequest) => Effect.Effect<P, E, R>
) =>
  pageOf(
    `${list} ${JSON.stringify(filter)}`,
    { ...(cursor !== undefined && { cursor }), ...(limit !== undefined && { limit }) },
    (page) => read(filter, page)
  )
