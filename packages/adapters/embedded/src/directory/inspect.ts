import { existsSync, lstatSync, readFileSync } from "node:fs"
import { chmod } from "node:fs/promises"
import { join } from "node:path"
import { Effect } from "effect"
import { DatabaseDamaged, DirectoryNotWritable, type DiskFull, OtherMajorVersion } from "../StartError.ts"
import { type Account, giveTree } from "./Account.ts"
import { attempt } from "./attempt.ts"
import type { Layout } from "./Layout.ts"

/** Whether there is a cluster that this PostgreSQL can open, as far as can be told without opening it. */
export const inspect = Effect.fn("EmbeddedPostgres.inspect")(function* (
  { data, directory }: Layout,
  major: string
): Effect.fn.Return<boolean, DatabaseDamaged | OtherMajorVersion | DirectoryNotWritable | DiskFull> {
  if (!existsSync(data)) return false
  const version = join(data, "PG_VERSION")
  if (!existsSync(version)) return yield* new DatabaseDamaged({ directory, detail: "PG_VERSION is missing" })
  const found = (yield* attempt(directory, () => readFileSync(version, "utf8"))).trim()
  if (found !== major) return yield* new OtherMajorVersion({ directory, found: found || "?", needed: major })
  if (!existsSync(join(data, "global", "pg_control")))
    return yield* new DatabaseDamaged({ directory, detail: "global/pg_control is missing" })
  return true
})

/** PostgreSQL wants its data to be its own, and closed to others; a copy or a restored backup often is neither. */
export const settleOwner = Effect.fn("EmbeddedPostgres.settleOwner")(function* (
  { data, directory }: Layout,
  account: Account | undefined
): Effect.fn.Return<void, DirectoryNotWritable | DiskFull> {
  const entry = lstatSync(data, { throwIfNoEntry: false })
  if (entry === undefined || process.platform === "win32") return
  const detail = `uid ${entry.uid}`
  if (account === undefined && entry.uid !== process.getuid?.())
    return yield* new DirectoryNotWritable({ directory, path: data, reason: "otherOwner", detail })
  yield* attempt(directory, async () => {
    if (account !== undefined && entry.uid !== account.uid) giveTree(data, account)
    if ((entry.mode & 0o077) !== 0) await chmod(data, 0o700)
  })
})
