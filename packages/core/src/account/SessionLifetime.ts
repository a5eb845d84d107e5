import { Context, Duration } from "effect"

/** How long a session lasts from its log-in on, used or not: twelve hours unless provided otherwise. */
export const SessionLifetime = Context.Reference<Duration.Duration>("@xueshi/core/account/SessionLifetime", {
  defaultValue: () => Duration.hours(12)
})
