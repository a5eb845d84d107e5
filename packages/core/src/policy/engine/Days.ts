/** Days with room under a cap on a day: each is filled at most once, and a full one is never looked at again. */
export class Days {
  readonly #used = new Map<number, number>()
  readonly #next = new Map<number, number>()

  #open(day: number): number {
    let open = day
    for (let next = this.#next.get(open); next !== undefined; next = this.#next.get(open)) open = next
    for (let at = day; at !== open; ) {
      const next = this.#next.get(at) as number
      this.#next.set(at, open)
      at = next
    }
    return open
  }

  take(from: number, to: number, hours: number, limit: number): number {
    if (limit === 0) return 0
    let taken = 0
    for (let day = this.#open(from); day <= to && taken < hours; day = this.#open(day)) {
      const used = this.#used.get(day) ?? 0
      const now = Math.min(hours - taken, limit - used)
      taken += now
      this.#used.set(day, used + now)
      if (used + now < limit) break
      this.#next.set(day, day + 1)
    }
    return taken
  }
}
