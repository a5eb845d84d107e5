import { existsSync, readdirSync, rmSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { type Layout, partial } from "../directory/Layout.ts"
import { processesIn } from "./processesIn.ts"

/** Ends what is still at work on a half-made cluster, then removes it: else it could be filled again meanwhile. */
export const removeHalf = async (path: string): Promise<void> => {
  if (!existsSync(path)) return
  for (let look = 0; look < 200; look += 1) {
    const working = processesIn(path)
    if (working.length === 0) break
    for (const pid of working) {
      try {
        process.kill(pid, "SIGKILL")
      } catch {
        // it ended just now
      }
    }
    await pause(10)
  }
  rmSync(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 })
}

/** Removes the halves that killed `initdb`s left. For who holds the lock. */
export const sweep = async ({ directory }: Layout): Promise<void> => {
  for (const name of readdirSync(directory).filter((one) => one.startsWith(partial)))
    await removeHalf(join(directory, name))
}
