import { Clock, Effect } from "effect"
import { type Day, dayAt } from "./Day.ts"

/** An instant and the civil day that it is in Asia/Shanghai. */
export interface Now {
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly at: number
  readonly today: Day
}

/** The one place where the clock is read: use cases ask once and hand the day to rules. */
export const now: Effect.Effect<Now> = Effect.map(Clock.currentTimeMillis, (millis) => ({
  at: millis,
  today: dayAt(millis)
}))
