import { createHash, randomUUID } from "node:crypto"
import { createReadStream } from "node:fs"
import { access, mkdir, open, rename, rm, utimes } from "node:fs/promises"
import { join } from "node:path"
import { EvidenceFiles, type FileKeeping, NotFound } from "@xueshi/core"
import { Effect, Layer, Stream } from "effect"
import { isOlder, namesIn, removeIfOld } from "./sweep.ts"

const attempt = <A>(work: () => Promise<A>): Effect.Effect<A> => Effect.promise(work)

/** Makes a folder's new entries outlive a failure of the machine. */
const settle = async (folder: string): Promise<void> => {
  const handle = await open(folder)
  await handle.sync().finally(() => handle.close())
}

/**
 * Keeps evidence in a directory, on its own or shared by several processes: a file for each content, named by its digest, in as
 * many folders as there are beginnings of digests. What comes is written beside them and takes its name once it is whole and on the
 * disk; what a crash leaves of it goes with the next collection.
 *
 * @example
 * xueshi({ layer: Layer.mergeAll(sql, directory("/var/lib/xueshi/evidence")), principal })
 */
export const directory = (path: string): Layer.Layer<never> => {
  const incoming = join(path, "incoming")
  const kept = join(path, "kept")
  const folderOf = (digest: string) => join(kept, digest.slice(0, 2))
  const fileOf = (digest: string) => join(folderOf(digest), digest)

  const put: FileKeeping["put"] = Effect.fn("EvidenceFiles.put")((content, at) => {
    const file = join(incoming, randomUUID())
    const hash = createHash("sha256")
    const write = Effect.acquireUseRelease(
      attempt(() => open(file, "wx", 0o600)),
      (handle) =>
        Effect.andThen(
          Stream.runForEach(content, (bytes) => {
            hash.update(bytes)
            return attempt(() => handle.writeFile(bytes))
          }),
          attempt(() => handle.sync())
        ),
      (handle) => attempt(() => handle.close())
    )
    const name = attempt(async () => {
      const digest = hash.digest("hex")
      await utimes(file, at / 1000, at / 1000)
      await mkdir(folderOf(digest), { recursive: true, mode: 0o700 })
      await rename(file, fileOf(digest))
      await settle(folderOf(digest))
      await settle(kept)
      return digest
    })
    return Effect.onExit(Effect.andThen(write, name), (exit) =>
      exit._tag === "Failure" ? attempt(() => rm(file, { force: true })) : Effect.void
    )
  })

  const get: FileKeeping["get"] = Effect.fn("EvidenceFiles.get")(function* (digest) {
    const unknown = new NotFound({ kind: "Evidence", id: digest })
    // A digest is part of a path.
    if (!/^[0-9a-f]{64}$/u.test(digest)) return yield* unknown
    yield* Effect.tryPromise({ try: () => access(fileOf(digest)), catch: () => unknown })
    return Stream.orDie(Stream.fromAsyncIterable(createReadStream(fileOf(digest)), (error) => error))
  })

  const collect: FileKeeping["collect"] = Effect.fn("EvidenceFiles.collect")(function* (before, wanted) {
    let removed = 0
    const sweep = Effect.fnUntraced(function* (folder: string, names: ReadonlyArray<string>) {
      for (const name of names)
        if (yield* attempt(() => removeIfOld(join(folder, name), incoming, before))) removed += 1
    })
    const old = (folder: string) =>
      attempt(async () => {
        const found: Array<string> = []
        for (const name of await namesIn(folder)) if (await isOlder(join(folder, name), before)) found.push(name)
        return found
      })
    yield* sweep(incoming, yield* old(incoming))
    for (const name of yield* attempt(() => namesIn(kept))) {
      const folder = join(kept, name)
      const digests = yield* old(folder)
      const stay = digests.length === 0 ? new Set<string>() : yield* wanted(digests)
      yield* sweep(
        folder,
        digests.filter((digest) => !stay.has(digest))
      )
    }
    return removed
  })

  return Layer.effect(
    EvidenceFiles,
    Effect.as(
      attempt(() => Promise.all([incoming, kept].map((one) => mkdir(one, { recursive: true, mode: 0o700 })))),
      { put, get, collect }
    )
  )
}
