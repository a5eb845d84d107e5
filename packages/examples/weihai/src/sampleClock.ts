import { type Day, dayAt } from "@xueshi/core"
import { Clock, Effect, Layer } from "effect"

const dayMillis = 86_400_000

/** The machine's clock moved by whole days, so that work begins on the given day and time still passes. */
export const clockFrom = (day: Day): Layer.Layer<never> =>
  Layer.effect(
    Clock.Clock,
    Effect.map(Clock.Clock, (clock): Clock.Clock => {
      const shift = (day - dayAt(clock.currentTimeMillisUnsafe())) * dayMillis
      const millis = () => clock.currentTimeMillisUnsafe() + shift
      const nanos = () => clock.currentTimeNanosUnsafe() + BigInt(shift) * 1_000_000n
      return {
        currentTimeMillisUnsafe: millis,
        currentTimeMillis: Effect.sync(millis),
        currentTimeNanosUnsafe: nanos,
        currentTimeNanos: Effect.sync(nanos),
        monotonicTimeNanosUnsafe: () => clock.monotonicTimeNanosUnsafe(),
        monotonicTimeNanos: clock.monotonicTimeNanos,
        sleep: (duration) => clock.sleep(duration)
      }
    })
  )
