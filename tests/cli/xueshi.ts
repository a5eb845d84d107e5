import { spawn } from "node:child_process"
import { mkdtempSync } from "node:fs"
import { rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import process from "node:process"
import { fileURLToPath } from "node:url"
import { afterAll } from "vitest"

const main = fileURLToPath(new URL("../../packages/adapters/cli/src/main.ts", import.meta.url))

/** Halves the time that the command needs to load. */
const compiled = mkdtempSync(join(tmpdir(), "xueshi-cli-"))
afterAll(() => rm(compiled, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 }))

/** What a process ended with and what it wrote. */
export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs the command as a process, with what comes in; `ending` ends it once it tells how far it is. */
const run = (
  url: string | undefined,
  input: string,
  args: ReadonlyArray<string>,
  ending?: NodeJS.Signals
): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const { DATABASE_URL: _, ...inherited } = process.env
    const env = { ...inherited, NODE_COMPILE_CACHE: compiled }
    const program = ["--conditions=xueshi-source", "--disable-warning=ExperimentalWarning", main, ...args]
    const child = spawn(process.execPath, program, { env: { ...env, ...(url && { DATABASE_URL: url }) } })
    let [out, err] = ["", ""]
    if (ending !== undefined) child.stderr.once("data", () => child.kill(ending))
    child.stdout.on("data", (text) => {
      out += text
    })
    child.stderr.on("data", (text) => {
      err += text
    })
    child.on("error", reject)
    // A command that has no use for what comes in may have ended before it is written.
    child.stdin.on("error", () => {})
    child.stdin.end(input)
    child.on("close", (code) => resolve({ code, out, err }))
  })

/** Runs the operator's command as a process, as an operator does. */
export const xueshi = (url: string | undefined, ...args: ReadonlyArray<string>): Promise<Ran> => run(url, "", args)

/** Runs a command that needs no database, with what comes in. */
export const xueshiOn = (input: string, ...args: ReadonlyArray<string>): Promise<Ran> => run(undefined, input, args)

/** Runs a command that needs no database and would take long, and ends it once it tells how far it is. */
export const interrupted = (signal: NodeJS.Signals, ...args: ReadonlyArray<string>): Promise<Ran> =>
  run(undefined, "", args, signal)
