/** Something to time: `pass` does the work once through; `calls` says how many calls that is. */
export interface Contestant {
  readonly name: string
  readonly calls: number
  readonly pass: () => void | Promise<void>
}

/** Nanoseconds of processor time a call, round by round, in the order in which the rounds were run. */
export interface Timing {
  readonly name: string
  readonly rounds: ReadonlyArray<number>
}

/**
 * Processor time of the whole process in nanoseconds, helper threads of V8 and of native peers included: what a core has
 * to spend, whatever else the machine is doing meanwhile.
 */
export const clock = () => {
  const { system, user } = process.cpuUsage()
  return (user + system) * 1000
}

const timed = async ({ pass }: Contestant, passes: number): Promise<number> => {
  const start = clock()
  for (let done = 0; done < passes; done++) {
    const waiting = pass()
    if (waiting !== undefined) await waiting
  }
  return clock() - start
}

/** Warms a contestant up for a while; gives how many passes then fill one round. */
const warmUp = async (one: Contestant, warmMillis: number, roundMillis: number): Promise<number> => {
  const until = clock() + warmMillis * 1e6
  let last = await timed(one, 1)
  while (clock() < until) last = await timed(one, 1)
  return Math.max(1, Math.round((roundMillis * 1e6) / last))
}

/**
 * Times contestants in turn, A B C A B C …, so that whatever else the machine does meets all of them alike. Each starts a
 * round with an empty young generation; who begins changes from round to round.
 */
export const interleave = async (
  contestants: ReadonlyArray<Contestant>,
  { roundMillis = 60, rounds = 31, warmMillis = 700 } = {}
): Promise<ReadonlyArray<Timing>> => {
  const entries: Array<{ one: Contestant; passes: number; rounds: Array<number> }> = []
  for (const one of contestants) entries.push({ one, passes: await warmUp(one, warmMillis, roundMillis), rounds: [] })
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < entries.length; turn++) {
      const entry = entries[(round + turn) % entries.length] as (typeof entries)[number]
      globalThis.gc?.({ type: "minor" })
      entry.rounds.push((await timed(entry.one, entry.passes)) / entry.passes / entry.one.calls)
    }
  }
  return entries.map(({ one, rounds }) => ({ name: one.name, rounds }))
}

/** The value below which the given part of a sample lies. */
export const quantile = (sample: ReadonlyArray<number>, part: number): number => {
  const sorted = sample.toSorted((a, b) => a - b)
  const place = (sorted.length - 1) * part
  const [low, high] = [sorted[Math.floor(place)] as number, sorted[Math.ceil(place)] as number]
  return low + (high - low) * (place - Math.floor(place))
}

/** How many times as long one takes as the other, compared round by round: what disturbs a round disturbs both. */
export const ratios = (one: Timing, other: Timing): ReadonlyArray<number> =>
  one.rounds.map((nanoseconds, round) => nanoseconds / (other.rounds[round] as number))
