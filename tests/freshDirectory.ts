import { chmodSync, mkdtempSync } from "node:fs"
import { rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { atFileEnd } from "./atFileEnd.ts"

/** A directory that nothing is in yet, that everyone can enter (PostgreSQL never runs as root), and that goes away with the test file. */
export const freshDirectory = (): string => {
  const path = mkdtempSync(join(tmpdir(), "xueshi-"))
  chmodSync(path, 0o755)
  atFileEnd(() => rm(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 }))
  return path
}
