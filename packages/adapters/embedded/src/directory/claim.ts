import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { DatabaseSync } from "node:sqlite"
import { setTimeout as pause } from "node:timers/promises"
import { Effect, type Scope } from "effect"
import { DirectoryInUse, DirectoryNotOurs, DirectoryNotWritable, type DiskFull } from "../StartError.ts"
import { attempt } from "./attempt.ts"
import { type Layout, lockName } from "./Layout.ts"

/** Makes the directory, which only its owner can enter: it will hold people's data. */
const prepare = ({ directory }: Layout): ReadonlyArray<string> => {
  const made = mkdirSync(directory, { recursive: true, mode: 0o700 })
  if (made !== undefined) chmodSync(directory, 0o700)
  return readdirSync(directory)
}

const alive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === "EPERM"
  }
}

/** Who holds the lock; it writes its pid just after it got it, so a loser of the race looks a few times. */
const holderOf = async ({ holder }: Layout): Promise<number> => {
  for (let look = 0; look < 20; look += 1) {
    try {
      const pid = Number.parseInt(readFileSync(holder, "utf8"), 10)
      if (pid > 0 && alive(pid)) return pid
    } catch {
      // not written yet
    }
    await pause(10)
  }
  return 0
}

const busy = 5
const notADatabase = 26
const lockError = Effect.fnUntraced(function* (
  layout: Layout,
  cause: unknown
): Effect.fn.Return<never, DirectoryInUse | DirectoryNotOurs | DirectoryNotWritable> {
  const { directory, lock: path } = layout
  const { errcode, message } = cause as { readonly errcode?: number; readonly message: string }
  if (errcode === busy)
    return yield* new DirectoryInUse({ directory, pid: yield* Effect.promise(() => holderOf(layout)) })
  if (errcode === notADatabase) return yield* new DirectoryNotOurs({ directory, found: [lockName] })
  return yield* new DirectoryNotWritable({ directory, path, reason: "forbidden", detail: message })
})

/** So that a lock does not go with the garbage of a program that forgot its scope. */
const held = new Set<DatabaseSync>()

/**
 * Takes the directory for this process alone, for the scope, or says who has it.
 *
 * The lock is the kernel's (fcntl, LockFileEx), held through an empty SQLite file, because Node has no lock of its own
 * that is portable and vanishes with its owner even by kill -9. The timeout lets one of two starts at the same moment
 * win, where without it each could see the other's trace and give up. Nothing in this process may open the lock file by
 * other means: closing any descriptor of it would drop the lock.
 */
export const claim = (
  layout: Layout
): Effect.Effect<void, DirectoryInUse | DirectoryNotOurs | DirectoryNotWritable | DiskFull, Scope.Scope> =>
  Effect.gen(function* () {
    const { directory, holder, ignore } = layout
    const found = yield* attempt(directory, () => prepare(layout))
    if (found.length > 0 && !found.includes(lockName))
      return yield* new DirectoryNotOurs({ directory, found: found.slice(0, 5) })
    yield* Effect.acquireRelease(
      Effect.suspend(() => {
        try {
          const database = new DatabaseSync(layout.lock, { timeout: 250 })
          try {
            database.exec("begin exclusive")
            held.add(database)
          } catch (cause) {
            database.close()
            throw cause
          }
          return Effect.succeed(database)
        } catch (cause) {
          return lockError(layout, cause)
        }
      }),
      (database) =>
        Effect.sync(() => {
          rmSync(holder, { force: true })
          database.close()
          held.delete(database)
        })
    )
    yield* attempt(directory, () => {
      writeFileSync(holder, `${process.pid}\n`)
      if (!existsSync(ignore)) writeFileSync(ignore, "*\n")
    })
  })
