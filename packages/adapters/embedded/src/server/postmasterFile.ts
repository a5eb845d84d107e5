import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { type Account, give } from "../directory/Account.ts"

/** What PostgreSQL says of itself in `postmaster.pid`; pid 0 when the file is empty or no such file at all. */
export interface PostmasterFile {
  readonly pid: number
  readonly ready: boolean
}

const path = (data: string): string => join(data, "postmaster.pid")

/** Undefined: there is no such file, so no server, and none that crashed. */
export const readPostmasterFile = (data: string): PostmasterFile | undefined => {
  try {
    const lines = readFileSync(path(data), "utf8").split("\n")
    const pid = Number(lines[0])
    return { pid: Number.isInteger(pid) && pid > 0 ? pid : 0, ready: lines[7]?.trim() === "ready" }
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return undefined
    throw cause
  }
}

/**
 * Makes a file that a crash left harmless, when no process of this database lives any more. PostgreSQL judges by the
 * pid alone: it refuses to start when that pid is alive, be it recycled by a stranger or a zombie, and when the file is
 * empty. So we put our own pid, which it knows for its parent's and disregards, and keep the rest: the key of the shared
 * memory lets it make sure once more that nobody is using it.
 */
export const disarmPostmasterFile = (data: string, account: Account | undefined): void => {
  const text = readFileSync(path(data), "utf8")
  if (!/^\d+\n/.test(text)) {
    rmSync(path(data))
    return
  }
  const next = `${path(data)}.${process.pid}`
  rmSync(next, { force: true })
  writeFileSync(next, text.replace(/^\d+/, `${process.pid}`), { mode: 0o600, flag: "wx" })
  give(next, account)
  renameSync(next, path(data))
}
