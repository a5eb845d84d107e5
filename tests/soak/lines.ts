import { Schema } from "effect"

/** Who acts in the worker, as its parent tells it. */
const Place = Schema.Struct({
  hospital: Schema.String,
  people: Schema.Array(Schema.Struct({ id: Schema.String, user: Schema.String }))
})

/** What a worker is told to do. */
export const Task = Schema.fromJsonString(
  Schema.Struct({
    directory: Schema.String,
    round: Schema.Int,
    lanes: Schema.Int,
    place: Place,
    /** Stories that an earlier worker began and did not finish: to be told again from the start, under the same keys. */
    unfinished: Schema.Array(Schema.String)
  })
)
export type Task = typeof Task.Type

/** What a worker says, a line each: that it works, that it begins a story, that a command was acknowledged. */
export const Line = Schema.fromJsonString(
  Schema.Union([
    Schema.Struct({ _tag: Schema.tag("Ready"), postgres: Schema.Int }),
    Schema.Struct({ _tag: Schema.tag("Began"), story: Schema.String }),
    Schema.Struct({ _tag: Schema.tag("Acknowledged"), key: Schema.String, id: Schema.String, version: Schema.Int }),
    Schema.Struct({ _tag: Schema.tag("Finished"), story: Schema.String }),
    Schema.Struct({ _tag: Schema.tag("Refused"), key: Schema.String, why: Schema.String })
  ])
)
export type Line = typeof Line.Type
