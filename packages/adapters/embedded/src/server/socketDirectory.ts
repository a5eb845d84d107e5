import { lstatSync, mkdtempSync, readFileSync, rmdirSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { basename, isAbsolute, join } from "node:path"
import { Effect, type Scope } from "effect"
import { type Account, give } from "../directory/Account.ts"
import { attempt } from "../directory/attempt.ts"
import type { Layout } from "../directory/Layout.ts"
import type { DirectoryNotWritable, DiskFull } from "../StartError.ts"

const prefix = "xueshi-pg-"
/** macOS allows 103 bytes, Linux 107. */
const longest = 103
const socketFiles = [".s.PGSQL.5432", ".s.PGSQL.5432.lock"]

/** Short enough for a socket's address, wherever the database itself lies. */
const base = (): string => {
  const temporary = tmpdir()
  const length = Buffer.byteLength(join(temporary, `${prefix}XXXXXX`, ".s.PGSQL.5432"))
  return length <= longest ? temporary : "/tmp"
}

/** Removes it only if it is what we made: our name, no link, the account's own, nothing in it but the socket. */
const remove = (path: string, account: Account | undefined): void => {
  try {
    const entry = lstatSync(path)
    const owner = account?.uid ?? process.getuid?.()
    if (!isAbsolute(path) || !basename(path).startsWith(prefix) || !entry.isDirectory() || entry.uid !== owner) return
    for (const name of socketFiles) rmSync(join(path, name), { force: true })
    rmdirSync(path)
  } catch {
    // gone already, or not as we left it: then it is not ours to remove
  }
}

/**
 * A directory for the socket that only the account can enter, under a fresh name that no one can have guessed, and
 * not next to the data, for the address of a socket has room for some 100 bytes. What the last start left is removed.
 */
export const socketDirectory = (
  { directory, socket }: Layout,
  account: Account | undefined
): Effect.Effect<string, DirectoryNotWritable | DiskFull, Scope.Scope> =>
  Effect.acquireRelease(
    attempt(directory, () => {
      try {
        remove(readFileSync(socket, "utf8").trim(), account)
      } catch {
        // the first start
      }
      const made = mkdtempSync(join(base(), prefix))
      give(made, account)
      writeFileSync(socket, `${made}\n`)
      return made
    }),
    (made) =>
      Effect.sync(() => {
        remove(made, account)
        rmSync(socket, { force: true })
      })
  )
