/** A page of a list in a stable order; `next` is the position to ask for the following one, null at the end. */
export interface Page<A> {
  readonly items: ReadonlyArray<A>
  readonly next: string | null
}

/** Which page is asked for: at most `limit` items after the position `after`. */
export interface PageRequest {
  readonly after?: string | null
  readonly limit: number
}
