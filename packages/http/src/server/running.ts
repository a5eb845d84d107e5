/** Counts what runs, so that an end can wait for it. */
export const running = () => {
  const now = new Set<Promise<unknown>>()
  let ending = false
  /** Is waited for, however it ends. */
  const add = (promise: Promise<unknown>): void => {
    const over = () => void now.delete(promise)
    now.add(promise)
    promise.then(over, over)
  }
  const all = async () => {
    while (now.size > 0) await Promise.allSettled(now)
  }
  return {
    add,
    /** Runs; undefined once the end has begun. */
    run: <A>(work: () => Promise<A>): Promise<A> | undefined => {
      if (ending) return undefined
      const promise = work()
      add(promise)
      return promise
    },
    /** Takes nothing more, and waits for what runs, so many milliseconds at most. */
    end: async (millis: number): Promise<void> => {
      ending = true
      let timer: ReturnType<typeof setTimeout> | undefined
      const late = new Promise((resolve) => {
        timer = setTimeout(resolve, Math.min(millis, 2 ** 31 - 1))
      })
      await Promise.race([all(), late])
      clearTimeout(timer)
    }
  }
}
