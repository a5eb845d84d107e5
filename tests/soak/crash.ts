import { chmodSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { PgClient } from "@effect/sql-pg"
import { type Connection, EmbeddedPostgres } from "@xueshi/embedded"
import { migrate, sql } from "@xueshi/sql"
import { buildCity } from "@xueshi/testing"
import { Effect, Layer } from "effect"
import fc from "fast-check"
import { Books } from "./Books.ts"
import { uniqueIds } from "./ids.ts"
import { type Kill, workAndKill } from "./kills.ts"
import { passing } from "./passing.ts"

const portsOn = (connection: Connection) =>
  Layer.mergeAll(sql, uniqueIds, passing).pipe(Layer.provideMerge(Layer.orDie(PgClient.layer(connection))))

/** A server of this process on the directory, as long as `use` takes. */
const withPorts = <A, E>(
  directory: string,
  use: Effect.Effect<A, E, Layer.Success<ReturnType<typeof portsOn>>>
): Promise<A> =>
  Effect.runPromise(
    Effect.scoped(
      Effect.flatMap(EmbeddedPostgres.start({ directory }), ({ connection }) =>
        Effect.provide(use, portsOn(connection))
      )
    )
  )

/** Half of the kills hit the application, half PostgreSQL; one in eight comes while they start and recover. */
const kills: fc.Arbitrary<Kill> = fc.record({
  victim: fc.constantFrom("application", "application", "postmaster", "backend"),
  after: fc.integer({ min: 0, max: 1200 }),
  starting: fc.integer({ min: 0, max: 7 }).map((one) => one === 0)
})

export interface CrashReport {
  readonly kills: Readonly<Record<string, number>>
  readonly acknowledged: number
  readonly entries: number
  /** Blocks of the journal's chain that were sealed under load. */
  readonly blocks: number
  /** Stories that a kill had cut off and that were told to their end later. */
  readonly resumed: number
}

/**
 * SYS-01, SYS-03: kills an application under load, or its PostgreSQL, again and again at moments drawn from a seed, and
 * looks each time whether every acknowledged command is there, once, and the journal gives what is kept; at the first
 * rounds and every tenth, whether its chain verifies (SYS-02) and what is derived is right. Throws where not.
 */
export const crash = async (
  { kills: count, seed }: { readonly kills: number; readonly seed: number },
  progress: (line: string) => void
): Promise<CrashReport> => {
  const home = mkdtempSync(join(tmpdir(), "xueshi-soak-"))
  chmodSync(home, 0o755)
  const directory = join(home, "data")
  const books = new Books()
  const hit: Record<string, number> = {}
  let resumed = 0
  try {
    const city = await withPorts(directory, Effect.andThen(migrate, buildCity))
    const place = {
      hospital: city.organisations.hospital.id,
      people: city.people.slice(0, 2).map(({ id, user }) => ({ id, user }))
    }
    for (const [round, kill] of fc.sample(kills, { numRuns: count, seed }).entries()) {
      const unfinished = [...books.unfinished]
      const lines = await workAndKill({ directory, round, lanes: 8, place, unfinished }, kill)
      resumed += unfinished.length
      const last = round + 1 === count
      const heard = lines.map((line) => books.hear(line)).find((one) => one !== undefined)
      const wrong = heard ?? (await withPorts(directory, books.compare(last || round < 5 || (round + 1) % 10 === 0)))
      const how = kill.starting ? "all at the start" : `${kill.victim} under load`
      if (wrong !== undefined) throw new Error(`kill ${round + 1} (${how}, seed ${seed}): ${wrong}`)
      hit[how] = (hit[how] ?? 0) + 1
      if (last || (round + 1) % 10 === 0)
        progress(
          `${round + 1} of ${count} kills: ${books.acknowledged.size} acknowledged, ${books.entries.length} in the journal`
        )
    }
    if (count >= 10 && books.sealed === 0) throw new Error("no kill met a worker that had sealed")
    return {
      kills: hit,
      acknowledged: books.acknowledged.size,
      entries: books.entries.length,
      blocks: books.sealed,
      resumed
    }
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
  }
}
