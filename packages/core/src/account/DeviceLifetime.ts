import { Context, Duration } from "effect"

/** How long a device is known after its last use: ninety days unless provided otherwise. */
export const DeviceLifetime = Context.Reference<Duration.Duration>("@xueshi/core/account/DeviceLifetime", {
  defaultValue: () => Duration.days(90)
})
