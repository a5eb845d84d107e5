import { Result, Schema } from "effect"
import { type AggregateName, aggregates, type EventOf } from "./aggregates.ts"
import type { Json, JsonObject } from "./canonical.ts"
import type { EventShape } from "./EventShapes.ts"
import { NewerEvent } from "./NewerEvent.ts"

/** The personal part of an event: path → what stood there. */
export type Personal = JsonObject

/** An event as the journal keeps it: of which version, and without what is personal. */
export interface StoredEvent {
  readonly shape: number
  readonly event: JsonObject
  /** Undefined where nothing of it is personal. */
  readonly personal: Personal | "erased" | undefined
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const read = (value: Json | undefined, [key, ...rest]: ReadonlyArray<string>): Json | undefined =>
  key === undefined ? value : isObject(value) ? read(value[key], rest) : undefined

/** With something else at a path, or nothing. */
const put = (object: JsonObject, [key = "", ...rest]: ReadonlyArray<string>, value: Json | undefined): JsonObject => {
  const { [key]: inner, ...others } = object
  const made = rest.length === 0 ? value : put(isObject(inner) ? inner : {}, rest, value)
  return made === undefined ? others : { ...others, [key]: made }
}

const codecs = Object.fromEntries(
  Object.entries(aggregates).map(([name, { event }]) => {
    const codec = event as Schema.Codec<unknown>
    return [name, { encode: Schema.encodeSync(codec), decode: Schema.decodeUnknownSync(codec) }]
  })
) as Record<AggregateName, { encode: (event: unknown) => unknown; decode: (json: unknown) => unknown }>

/** The version of what is written today. */
const shapeVersion = ({ upcasters }: EventShape): number => upcasters.length + 1

/** Takes an event apart for the journal. */
export const toStored = <K extends AggregateName>(
  shape: EventShape,
  aggregate: K,
  event: EventOf<K>
): StoredEvent & { readonly personal: Personal | undefined } => {
  // Through text, so that it is what a table gives back: no key without a value.
  const whole = JSON.parse(JSON.stringify(codecs[aggregate].encode(event))) as JsonObject
  let [open, personal] = [whole, {} as Personal]
  for (const path of Object.keys(shape.personal[event._tag] ?? {})) {
    const keys = path.split(".")
    const value = read(whole, keys)
    if (value === undefined) continue
    open = put(open, keys, undefined)
    personal = { ...personal, [path]: value }
  }
  const some = Object.keys(personal).length > 0
  return { shape: shapeVersion(shape), event: open, personal: some ? personal : undefined }
}

/** A state with everything personal replaced by what is read once it is erased. */
export const withoutPersonal = ({ personal }: EventShape, state: JsonObject): JsonObject =>
  Object.values(personal)
    .flatMap((paths) => Object.entries(paths))
    .reduce((made, [path, placeholder]) => {
      const keys = path.split(".")
      return read(made, keys) === undefined ? made : put(made, keys, placeholder)
    }, state)

/** An event with placeholders for what is personal and no longer there. */
const filled = ({ personal }: EventShape, event: JsonObject): JsonObject => {
  const { _tag: tag } = event
  return Object.entries(personal[String(tag)] ?? {}).reduce((made, [path, placeholder]) => {
    const keys = path.split(".")
    return read(made, keys) === undefined ? put(made, keys, placeholder) : made
  }, event)
}

/**
 * The event as today's code knows it: joined with its personal part, brought up to today's version; placeholders stand
 * where the personal part was erased.
 */
export const fromStored = <K extends AggregateName>(
  shape: EventShape,
  aggregate: K,
  stored: StoredEvent
): Result.Result<EventOf<K>, NewerEvent> => {
  const known = shapeVersion(shape)
  if (stored.shape > known) return Result.fail(new NewerEvent({ aggregate, stored: stored.shape, known }))
  const erased = stored.personal === "erased"
  const joined = Object.entries(stored.personal === "erased" ? {} : (stored.personal ?? {})).reduce(
    (made, [path, value]) => put(made, path.split("."), value),
    stored.event
  )
  const current = shape.upcasters.slice(Math.max(0, stored.shape - 1)).reduce((event, upcast) => upcast(event), joined)
  return Result.succeed(codecs[aggregate].decode(erased ? filled(shape, current) : current) as EventOf<K>)
}
