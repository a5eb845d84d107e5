import { spawn } from "node:child_process"
import process from "node:process"
import { fileURLToPath } from "node:url"

const main = fileURLToPath(new URL("../../packages/adapters/cli/src/main.ts", import.meta.url))

/** What a process ended with and what it wrote. */
export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs the operator's command as a process, as an operator does. */
export const xueshi = (url: string | undefined, ...args: ReadonlyArray<string>): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const { DATABASE_URL: _, ...env } = process.env
    const program = ["--conditions=xueshi-source", "--disable-warning=ExperimentalWarning", main, ...args]
    const child = spawn(process.execPath, program, { env: { ...env, ...(url && { DATABASE_URL: url }) } })
    let [out, err] = ["", ""]
    child.stdout.on("data", (text) => {
      out += text
    })
    child.stderr.on("data", (text) => {
      err += text
    })
    child.on("error", reject)
    child.on("close", (code) => resolve({ code, out, err }))
  })
