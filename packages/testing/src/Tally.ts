/** Counts how often each answer was met, so that no law holds because it never met the interesting case. */
export class Tally {
  readonly #met = new Map<string, number>()
  readonly #of = new Map<string, number>()

  /** One more case of a group, and the answers it met (each counted once). */
  add(group: string, answers: Iterable<string>): void {
    this.#of.set(group, (this.#of.get(group) ?? 0) + 1)
    for (const answer of new Set(answers)) {
      const key = `${group}: ${answer}`
      this.#met.set(key, (this.#met.get(key) ?? 0) + 1)
    }
  }

  /** How many cases of a group there were. */
  count(group: string): number {
    return this.#of.get(group) ?? 0
  }

  /** The part of a group's cases that met an answer, 0 to 1. */
  share(group: string, answer: string): number {
    return (this.#met.get(`${group}: ${answer}`) ?? 0) / Math.max(1, this.count(group))
  }

  /** The answers of a group that were met less often than asked, in whole cases, in words: of 50 cases 1 % is none. */
  below(group: string, least: Readonly<Record<string, number>>): ReadonlyArray<string> {
    const count = this.count(group)
    return Object.entries(least)
      .filter(
        ([answer, share]) => count === 0 || (this.#met.get(`${group}: ${answer}`) ?? 0) < Math.floor(share * count)
      )
      .map(([answer, share]) => {
        const seen = (100 * this.share(group, answer)).toFixed(1)
        return `${group}: ${answer} in ${seen} % of ${this.count(group)}, at least ${100 * share} % wanted`
      })
  }

  /** Everything counted, one line an answer. */
  table(): ReadonlyArray<string> {
    return [...this.#met].toSorted().map(([key, met]) => {
      const group = key.slice(0, key.indexOf(": "))
      return `${key} ${((100 * met) / this.count(group)).toFixed(1)} % of ${this.count(group)}`
    })
  }
}
