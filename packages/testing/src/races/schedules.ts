interface Choice {
  readonly among: ReadonlyArray<number>
  at: number
}

/** Chooses who goes on, of those who can. */
export type Choose = (among: ReadonlyArray<number>) => number

/**
 * Runs something once for every schedule it can have, depth first; gives how many there were. It must do the same again
 * where the choices are the same.
 */
export const everySchedule = async (run: (choose: Choose) => Promise<void>): Promise<number> => {
  const path: Array<Choice> = []
  for (let schedules = 1; ; schedules += 1) {
    let depth = 0
    await run((among) => {
      const known = path[depth] ?? { among, at: 0 }
      if (known.among.join() !== among.join()) throw new Error("the same choices led to something else")
      path[depth] = known
      depth += 1
      return among[known.at] as number
    })
    while (path.length > 0 && (path.at(-1) as Choice).at === (path.at(-1) as Choice).among.length - 1) path.pop()
    const last = path.at(-1)
    if (last === undefined) return schedules
    last.at += 1
  }
}
