import { closeSync, copyFileSync, openSync, readSync, statSync, truncateSync } from "node:fs"
import { StringDecoder } from "node:string_decoder"
import { Effect, type Scope } from "effect"

/** The server's log: a file that keeps below twice this size, its older half beside it as `.1`. */
const logLimit = 4 * 1024 * 1024

/** The server only appends, so cutting the file under its hands is safe: it goes on at the new end. */
const rotate = (path: string, limit: number = logLimit): void => {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) <= limit) return
  copyFileSync(path, `${path}.1`)
  truncateSync(path, 0)
}

/** Opens the log for a child; only we may read it, for statements may quote people's data. */
export const openLog = (path: string): { readonly descriptor: number; readonly from: number } => {
  rotate(path)
  const from = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  return { descriptor: openSync(path, "a", 0o600), from }
}

/** The end of what was logged since `from`, at most 4 kB. */
export const tailOf = (path: string, from: number): string => {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  const start = Math.max(from, size - 4096)
  if (size <= start) return ""
  const descriptor = openSync(path, "r")
  try {
    const bytes = Buffer.alloc(size - start)
    return new StringDecoder("utf8")
      .write(bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, start)))
      .trim()
  } finally {
    closeSync(descriptor)
  }
}

/** Keeps the log short while the server runs; keeps no process alive for it. */
export const keepLogShort = (path: string): Effect.Effect<void, never, Scope.Scope> =>
  Effect.asVoid(
    Effect.acquireRelease(
      Effect.sync(() =>
        setInterval(() => {
          try {
            rotate(path)
          } catch {
            // no space for the copy: the next minute may have some
          }
        }, 60_000).unref()
      ),
      (timer) => Effect.sync(() => clearInterval(timer))
    )
  )
