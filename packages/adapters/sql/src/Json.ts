import { type AggregateName, aggregates, type EventOf, type StateOf } from "@xueshi/core"
import { Schema } from "effect"

type Codecs = {
  readonly [K in AggregateName]: {
    readonly encodeState: (state: StateOf<K>) => unknown
    readonly decodeState: (json: unknown) => StateOf<K>
    readonly encodeEvent: (event: EventOf<K>) => unknown
    readonly decodeEvent: (json: unknown) => EventOf<K>
  }
}

const codecsOf = (name: AggregateName) => {
  const { event, state } = aggregates[name]
  return {
    encodeState: Schema.encodeSync(state as Schema.Codec<unknown>),
    decodeState: Schema.decodeUnknownSync(state as Schema.Codec<unknown>),
    encodeEvent: Schema.encodeSync(event as Schema.Codec<unknown>),
    decodeEvent: Schema.decodeUnknownSync(event as Schema.Codec<unknown>)
  }
}

/** States and events to JSON and back, by the name of their aggregate. What a table holds and cannot be read is a defect. */
export const json = Object.fromEntries(
  (Object.keys(aggregates) as Array<AggregateName>).map((name) => [name, codecsOf(name)])
) as unknown as Codecs
