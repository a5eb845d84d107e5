import { execFile } from "node:child_process"
import { mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import process from "node:process"
import { fileURLToPath } from "node:url"

const main = fileURLToPath(import.meta.resolve("@xueshi/example-weihai/main"))

/** What a run of the program printed, and how it ended. */
export interface Run {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** A directory that nothing is in yet. */
export const freshDirectory = (): string => mkdtempSync(join(tmpdir(), "xueshi-"))

/** Runs the main job as `npm start` does, as a process of its own. */
export const runMain = (...args: ReadonlyArray<string>): Promise<Run> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      ["--conditions=xueshi-source", "--disable-warning=ExperimentalWarning", main, ...args],
      { maxBuffer: 32 * 1024 * 1024 },
      (error, stdout, stderr) =>
        resolve({ code: error === null ? 0 : typeof error.code === "number" ? error.code : 1, stdout, stderr })
    )
  })
