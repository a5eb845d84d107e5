import { readdirSync, rmSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { type Layout, partial } from "../directory/Layout.ts"
import { processesIn } from "./processesIn.ts"

/** Removes the halves that killed `initdb`s left, after ending those still at work. For who holds the lock. */
export const sweep = async ({ directory }: Layout): Promise<void> => {
  for (const name of readdirSync(directory).filter((one) => one.startsWith(partial))) {
    const path = join(directory, name)
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
}
