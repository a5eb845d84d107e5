import { outside } from "@xueshi/testing"
import { Clock, Effect, Layer } from "effect"

/** The morning at which the clock of `outside` stands. */
const morning = Date.UTC(2019, 0, 15, 1)

/** The same with a clock that goes: who waits on one that stands does not wait at all. */
export const passing = Layer.merge(
  outside,
  Layer.effect(
    Clock.Clock,
    Effect.map(Clock.Clock, (clock): Clock.Clock => {
      const shift = morning - clock.currentTimeMillisUnsafe()
      const millis = () => clock.currentTimeMillisUnsafe() + shift
      const nanos = () => BigInt(millis()) * 1_000_000n
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
)
