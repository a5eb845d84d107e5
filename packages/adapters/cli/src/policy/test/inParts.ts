import { Clock, Effect } from "effect"

/** A part shall take about so many milliseconds. */
const partMillis = 100

/**
 * Does so many of something in parts, the first of which is small, until all are done or a part says that there is no need for more.
 * Between two parts the process hears whether it shall end.
 */
export const inParts = Effect.fnUntraced(function* (
  whole: number,
  part: (from: number, size: number) => boolean,
  after: (done: number) => Effect.Effect<void>
) {
  let [done, size] = [0, 10]
  while (done < whole) {
    const before = yield* Clock.currentTimeMillis
    const now = Math.min(size, whole - done)
    const more = part(done, now)
    done += now
    const took = Math.max(1, (yield* Clock.currentTimeMillis) - before)
    size = Math.max(1, Math.min(10 * size, Math.floor((now * partMillis) / took)))
    yield* after(done)
    yield* Effect.sleep(0)
    if (!more) return
  }
})
