import { Schema } from "effect"
import { Outcome } from "../Explanation.ts"
import { WhatIfReport } from "./WhatIfReport.ts"

const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))

/** How far a what-if has come. */
export const WhatIfProgress = Schema.Struct({
  event: Schema.Literal("progress"),
  /** People seen so far, and how many of them flip each way. */
  persons: Count,
  gained: Count,
  lost: Count
})

/** A person who passes the year under one document and not under the other. */
export const WhatIfFlip = Schema.Struct({
  event: Schema.Literal("flip"),
  person: Schema.String,
  organisation: Schema.String,
  flip: Schema.Literals(["gained", "lost"]),
  before: Outcome,
  after: Outcome,
  /** The leaves that decide it: those missed now and not before, or before and not now. */
  because: Schema.Array(Schema.String)
})
export type WhatIfFlip = typeof WhatIfFlip.Type

/** What a what-if says while it goes through a population; the report is the last (CMP-06). */
export const WhatIfEvent = Schema.Union([
  WhatIfProgress,
  WhatIfFlip,
  Schema.Struct({ event: Schema.Literal("report"), report: WhatIfReport })
])
export type WhatIfEvent = typeof WhatIfEvent.Type
