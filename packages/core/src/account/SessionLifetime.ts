import { Context, Duration } from "effect"

/** How long a session lasts from its log-in on, used or not: twelve hours unless provided otherwise. */
export const SessionLifetime = Context.Reference<Duration.Duration>("@xueshi/core/account/SessionLifetime", {
  defaultValue: () => Duration.hours(12)
})

/** How long a session lasts without being used: one hour unless provided otherwise. */
export const SessionIdle = Context.Reference<Duration.Duration>("@xueshi/core/account/SessionIdle", {
  defaultValue: () => Duration.hours(1)
})

/** How exactly the last use of a session is kept, so that not every request writes: to a minute unless provided otherwise. */
export const SessionTouch = Context.Reference<Duration.Duration>("@xueshi/core/account/SessionTouch", {
  defaultValue: () => Duration.minutes(1)
})
