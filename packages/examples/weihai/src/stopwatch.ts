import { Clock, Effect } from "effect"
import { line } from "./Screen.ts"

/** Says how long each phase took, in one line at the end. */
export const stopwatch = Effect.map(Clock.monotonicTimeNanos, (begin) => {
  const laps: Array<string> = []
  let last = begin
  const seconds = (from: bigint, to: bigint) => `${(Number(to - from) / 1e9).toFixed(1)} 秒`
  return {
    /** The phase that ends now. */
    lap: (name: string) =>
      Effect.map(Clock.monotonicTimeNanos, (time) => {
        laps.push(`${name} ${seconds(last, time)}`)
        last = time
      }),
    report: Effect.flatMap(Clock.monotonicTimeNanos, (time) => line(`用时 ${seconds(begin, time)}：${laps.join("，")}`))
  }
})
