import { CreditYear, OrganisationId, WhatIfEvent } from "@xueshi/core"
import { Schema } from "effect"
import { HttpApiSchema } from "effect/http-api"
import { problems } from "./Problem.ts"

/** What may still go wrong once the answer has begun. */
const midway = problems("InvalidFields", "TimedOut", "Unavailable", "InternalError")

const line = Schema.Union([
  ...WhatIfEvent.members,
  Schema.Struct({ event: Schema.Literal("refused"), problem: Schema.Union(midway) })
])

// Named, since the types of so large schemas cannot be told without a name.
/** A line of the answer: a person who flips, how far it has come, or its last one, which is the report or the problem that ended it. */
type LineType = typeof line.Type
type LineEncoded = typeof line.Encoded
const Line: Schema.Codec<LineType, LineEncoded> = line

/** One event a line, as NDJSON; the report names every organisation of the subtree in one line. */
export const WhatIfLines = HttpApiSchema.StreamNdjson({ schema: Line, maxElementBytes: 1 << 26 })

/** A changed document, for the people of an organisation and all below it (one's own, where none is named) in a credit year. */
export const WhatIfAsked = Schema.Struct({
  document: Schema.Record(Schema.String, Schema.Unknown),
  year: CreditYear,
  organisation: Schema.optionalKey(OrganisationId)
})
