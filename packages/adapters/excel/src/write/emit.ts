import { randomUUID } from "node:crypto"
import { createWriteStream } from "node:fs"
import { open, rename, rm } from "node:fs/promises"
import { Writable } from "node:stream"
import { Effect } from "effect"
import { FileNotWritable } from "../FileNotWritable.ts"
import type { Fill } from "./rowWriter.ts"

/** Fills `out`; an error of the stream itself counts at once, as exceljs listens only at the very end. */
const run = (fill: Fill, out: Writable, signal: AbortSignal): Promise<void> => {
  const broken = new Promise<never>((_, reject) => out.once("error", reject))
  return Promise.race([fill(out, signal), broken]).finally(() => out.destroy())
}

/** The workbook in memory. */
export const toBytes = (fill: Fill): Effect.Effect<Uint8Array> =>
  Effect.promise(async (signal) => {
    const chunks: Array<Buffer> = []
    const out = new Writable({
      write: (chunk: Buffer, _, done) => {
        chunks.push(chunk)
        done()
      }
    })
    await run(fill, out, signal)
    return new Uint8Array(Buffer.concat(chunks))
  })

const syncFile = async (path: string): Promise<void> => {
  const file = await open(path, "r+")
  await file.sync().finally(() => file.close())
}

const reasons: Readonly<Record<string, FileNotWritable["reason"]>> = {
  ENOENT: "missing",
  ENOTDIR: "missing",
  EACCES: "forbidden",
  EPERM: "forbidden",
  EROFS: "forbidden",
  ENOSPC: "full",
  EDQUOT: "full"
}

/**
 * The workbook as a file: whole or not at all. It grows beside its place and is renamed once it is on the disk; on
 * failure or interruption what was written so far is removed. An error thrown by the rows is a defect.
 */
export const toFile = (path: string, fill: Fill): Effect.Effect<void, FileNotWritable> =>
  Effect.suspend(() => {
    const part = `${path}.${randomUUID()}.part`
    return Effect.tryPromise({
      try: async (signal) => {
        await run(fill, createWriteStream(part, { flags: "wx" }), signal)
        await syncFile(part)
        if (!signal.aborted) await rename(part, path)
      },
      catch: (error) => error
    }).pipe(
      Effect.catch((error) =>
        error instanceof Error && "syscall" in error && "code" in error
          ? Effect.fail(new FileNotWritable({ path, reason: reasons[String(error.code)] ?? "other" }))
          : Effect.die(error)
      ),
      Effect.ensuring(Effect.promise(() => rm(part, { force: true }).catch(() => {})))
    )
  })
