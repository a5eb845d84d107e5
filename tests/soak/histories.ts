import { memory } from "@xueshi/memory"
import { type Adapter, historySuite, requestSuite, Tally } from "@xueshi/testing"
import { emptied } from "../races/emptied.ts"
import type { Check } from "./races.ts"
import { withDatabase } from "./server.ts"

interface Options {
  readonly runs: number
  readonly seed: number
  readonly say: (line: string) => void
}

/** So many histories at a time, each batch from a seed of its own, that a failure names. */
const batch = 500

/** Histories of requests, each of them looked at by every law. */
const requests = async (name: string, adapter: Adapter, check: Check, { runs, say, seed }: Options): Promise<void> => {
  const suite = requestSuite(adapter, { tally: new Tally() })
  for (let done = 0; done < runs; done += batch)
    for (const one of suite)
      await check(`${name}, ${one.name}, seed ${seed + done}`, async () => {
        await one.run({ runs: Math.min(batch, runs - done), seed: seed + done })
        if (one === suite[0]) say(`${name}: ${Math.min(done + batch, runs)} of ${runs} histories of requests`)
        return `${Math.min(batch, runs - done)} histories`
      })
}

/** The state machine on all histories, the laws on a tenth of them each, but enough to meet what they speak of. */
const suite = async (name: string, adapter: Adapter, check: Check, { runs, say, seed }: Options): Promise<void> => {
  for (const one of historySuite(adapter, { tally: new Tally() })) {
    const wanted = one.name.startsWith("DEC-04") ? runs : Math.min(runs, Math.max(200, Math.ceil(runs / 10)))
    await check(`${name}, ${one.name}`, async () => {
      for (let done = 0; done < wanted; ) {
        const now = Math.min(batch, wanted - done)
        await one.run({ runs: now, seed: seed + done })
        done += now
        if (done % 5000 === 0 || (name !== "memory" && done < wanted)) say(`${name}: ${done} of ${wanted} histories`)
      }
      return `${wanted} histories`
    })
  }
}

/** The laws over histories on an adapter. */
export const historiesOn = (adapter: "memory" | "PostgreSQL", check: Check, options: Options): Promise<void> =>
  adapter === "memory"
    ? suite("memory", memory, check, options).then(() => requests("memory", memory, check, options))
    : withDatabase(async (connection) => {
        const { adapter: onSql, close } = await emptied(connection)
        await suite("PostgreSQL", onSql, check, options)
        await requests("PostgreSQL", onSql, check, options)
        await close()
      })
