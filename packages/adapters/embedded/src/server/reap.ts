import { realpathSync } from "node:fs"
import { setTimeout as pause } from "node:timers/promises"
import { Effect } from "effect"
import type { Account } from "../directory/Account.ts"
import { attempt } from "../directory/attempt.ts"
import type { Layout } from "../directory/Layout.ts"
import { DirectoryInUse, type DirectoryNotWritable, type DiskFull } from "../StartError.ts"
import { disarmPostmasterFile, readPostmasterFile } from "./postmasterFile.ts"
import { processesIn } from "./processesIn.ts"
import { writingOut } from "./writingOut.ts"

const send = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(pid, signal)
  } catch {
    // it ended just now, or is not ours to end: the next look tells
  }
}

/** Waits until none is left; true when so. */
const gone = async (data: string, seconds: number): Promise<boolean> => {
  for (let left = seconds * 50; left > 0; left -= 1) {
    if (processesIn(data).length === 0) return true
    await pause(20)
  }
  return false
}

/** Signals, then waits until none is left; true when so. */
const end = async (data: string, signal: NodeJS.Signals, seconds: number): Promise<boolean> => {
  const postmaster = readPostmasterFile(data)?.pid
  const first = processesIn(data)
  // Only the postmaster can shut the whole down in order; without it the others have to be told one by one.
  const told = signal === "SIGINT" ? first.filter((pid) => pid === postmaster) : first
  for (const pid of told) send(pid, signal)
  if (signal === "SIGINT" && told.length === 0) return first.length === 0
  return gone(data, seconds)
}

/** Shuts down in order; given up where that does not come to writing the data out, as while recovering from a crash. */
const endInOrder = async (data: string): Promise<boolean> =>
  (await end(data, "SIGINT", 2)) || (writingOut(data) && (await gone(data, 15)))

/**
 * Ends what a crash of our process left running of this cluster, and clears the traces that would stop the next start.
 * Only for who holds the directory's lock. A server found alive is shut down in order rather than taken over: its
 * settings, socket and watchdog belong to the process that died.
 */
export const reap = (
  { data, directory }: Layout,
  account: Account | undefined
): Effect.Effect<void, DirectoryInUse | DirectoryNotWritable | DiskFull> =>
  Effect.gen(function* () {
    const leftover = yield* attempt(directory, () => readPostmasterFile(data))
    if (leftover === undefined) return
    const real = realpathSync(data)
    const ended = yield* Effect.promise(
      async () => (await endInOrder(real)) || (await end(real, "SIGQUIT", 5)) || (await end(real, "SIGKILL", 5))
    )
    const [pid] = processesIn(real)
    if (!ended && pid !== undefined) return yield* new DirectoryInUse({ directory, pid })
    yield* attempt(directory, () => {
      if (readPostmasterFile(data) !== undefined && process.platform !== "win32") disarmPostmasterFile(data, account)
    })
  })
