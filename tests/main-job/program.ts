import { type ChildProcess, execFile } from "node:child_process"
import { join } from "node:path"
import process from "node:process"
import { fileURLToPath } from "node:url"
import { freshDirectory } from "../freshDirectory.ts"

const main = fileURLToPath(import.meta.resolve("@xueshi/example-weihai/main"))

/** What a run of the program printed, and how it ended. */
export interface Run {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Where a run keeps its database: nowhere else than its test says. */
export interface Where {
  readonly data?: string
  readonly url?: string
}

/** Starts the main job as `npm start` does, as a process of its own. */
export const startMain = (
  { data = join(freshDirectory(), "data"), url = "" }: Where,
  ...args: ReadonlyArray<string>
): { readonly child: ChildProcess; readonly run: Promise<Run> } => {
  const { promise: run, resolve } = Promise.withResolvers<Run>()
  const child = execFile(
    process.execPath,
    ["--conditions=xueshi-source", "--disable-warning=ExperimentalWarning", main, "--once", "--data", data, ...args],
    { maxBuffer: 32 * 1024 * 1024, env: { ...process.env, DATABASE_URL: url } },
    (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : typeof error.code === "number" ? error.code : 1, stdout, stderr })
  )
  return { child, run }
}

/** Runs the main job to its end. */
export const runMain = (where: Where, ...args: ReadonlyArray<string>): Promise<Run> => startMain(where, ...args).run
