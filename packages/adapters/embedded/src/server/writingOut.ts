import { readFileSync } from "node:fs"
import { join } from "node:path"

/** Where `pg_control` has the state of the cluster, and what it is from the moment a shutdown writes the data out. */
const offset = 16
const states = { shutDown: 1, shuttingDown: 3 }

/** A shutdown in order has come as far as writing the data out, or has done it. */
export const writingOut = (data: string): boolean => {
  try {
    const state = readFileSync(join(data, "global", "pg_control")).readInt32LE(offset)
    return state === states.shutDown || state === states.shuttingDown
  } catch {
    return false
  }
}
