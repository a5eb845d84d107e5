import { randomUUID } from "node:crypto"
import { open, rename, rm } from "node:fs/promises"
import { Writable } from "node:stream"
import { Effect } from "effect"
import { FileNotWritable } from "../FileNotWritable.ts"
import type { Fill } from "./rowWriter.ts"

/** Fills `out`; an error of the stream itself counts at once, as exceljs listens only at the very end. */
const run = (fill: Fill, out: Writable, signal: AbortSignal): Promise<void> => {
  const broken = new Promise<never>((_, reject) => out.once("error", reject))
  signal.addEventListener("abort", () => out.destroy())
  return Promise.race([fill(out, signal), broken]).finally(() => out.destroy())
}

const sink = (take: (chunk: Buffer) => Promise<unknown>): Writable =>
  new Writable({ write: (chunk: Buffer, _, done) => void take(chunk).then(() => done(), done) })

/** The workbook in memory. */
export const toBytes = (fill: Fill): Effect.Effect<Uint8Array> =>
  Effect.promise(async (signal) => {
    const chunks: Array<Buffer> = []
    await run(
      fill,
      sink(async (chunk) => chunks.push(chunk)),
      signal
    )
    return new Uint8Array(Buffer.concat(chunks))
  })

const reasons: Readonly<Record<string, FileNotWritable["reason"]>> = {
  ENOENT: "missing",
  ENOTDIR: "missing",
  EACCES: "forbidden",
  EPERM: "forbidden",
  EROFS: "forbidden",
  ENOSPC: "full",
  EDQUOT: "full"
}

/** A system call that fails is the path's fault; an error thrown by the rows is a defect. */
const attempt = <A>(path: string, act: (signal: AbortSignal) => Promise<A>): Effect.Effect<A, FileNotWritable> =>
  Effect.callback((resume, signal) => {
    act(signal).then(
      (value) => resume(Effect.succeed(value)),
      (error: unknown) =>
        resume(
          error instanceof Error && "syscall" in error && "code" in error
            ? Effect.fail(new FileNotWritable({ path, reason: reasons[String(error.code)] ?? "other" }))
            : Effect.die(error)
        )
    )
  })

/**
 * The workbook as a file: whole or not at all. It grows beside its place and is renamed once it is on the disk; on
 * failure or interruption what was written so far is removed.
 */
export const toFile = (path: string, fill: Fill): Effect.Effect<void, FileNotWritable> =>
  Effect.suspend(() => {
    const part = `${path}.${randomUUID()}.part`
    return Effect.acquireUseRelease(
      attempt(path, () => open(part, "wx")),
      (file) =>
        attempt(path, async (signal) => {
          // Not the handle's own stream: that closes the file before it can be synced.
          await run(
            fill,
            sink((chunk) => file.appendFile(chunk)),
            signal
          )
          await file.sync()
          if (!signal.aborted) await rename(part, path)
        }),
      (file) => Effect.promise(() => file.close().finally(() => rm(part, { force: true })))
    )
  })
