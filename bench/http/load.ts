import autocannon from "autocannon"
import type { Contestant } from "./contestant.ts"
import type { Asking } from "./requests.ts"

/** How many connections ask at once, each its next request as soon as it has an answer. */
export const clients = 32

/** A round on one contestant. */
export interface Round {
  readonly perSecond: number
  /** Milliseconds of every request. */
  readonly times: ReadonlyArray<number>
  /** Milliseconds of processor time a request, of the server's process. */
  readonly computed: number
}

const tally = (statuses: ReadonlyArray<number>) =>
  JSON.stringify(Object.entries(Object.groupBy(statuses, String)).map(([status, all]) => [status, all?.length]))

/** Sends each request once. Throws where an answer's status is not the one to come. */
export const loaded = async (server: Contestant, requests: ReadonlyArray<Asking>): Promise<Round> => {
  let next = 0
  const [statuses, times]: [Array<number>, Array<number>] = [[], []]
  const before = await server.spent()
  const begun = performance.now()
  let last = begun
  await new Promise<void>((resolve, reject) => {
    const run = autocannon(
      {
        url: server.url,
        connections: clients,
        amount: requests.length,
        sampleInt: 10,
        requests: [{ setupRequest: (defaults) => ({ ...defaults, ...requests[next++] }) as autocannon.Request }]
      },
      (error, { errors }) =>
        error || errors > 0 ? reject(error ?? new Error(`${server.name}: ${errors} errors`)) : resolve()
    )
    run.on("response", (_client, status, _bytes, time) => {
      last = performance.now()
      statuses.push(status)
      times.push(time)
    })
  })
  const planned = tally(requests.map(({ status }) => status))
  if (tally(statuses) !== planned) throw new Error(`${server.name} answers ${tally(statuses)} instead of ${planned}`)
  return {
    perSecond: (requests.length * 1000) / (last - begun),
    times,
    computed: ((await server.spent()) - before) / requests.length
  }
}
