/** Counts what runs, so that an end can wait for it. */
export const running = () => {
  const now = new Set<Promise<unknown>>()
  let ending = false
  return {
    /** Runs; undefined once the end has begun. */
    run: <A>(work: () => Promise<A>): Promise<A> | undefined => {
      if (ending) return undefined
      const promise = work()
      const over = () => void now.delete(promise)
      now.add(promise)
      promise.then(over, over)
      return promise
    },
    /** Takes nothing more, and waits for what runs, so many milliseconds at most. */
    end: async (millis: number): Promise<void> => {
      ending = true
      let timer: ReturnType<typeof setTimeout> | undefined
      const late = new Promise((resolve) => {
        timer = setTimeout(resolve, Math.min(millis, 2 ** 31 - 1))
      })
      await Promise.race([Promise.allSettled(now), late])
      clearTimeout(timer)
    }
  }
}
