import { createHash } from "node:crypto"
import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { EvidenceFiles, type FileKeeping } from "@xueshi/core"
import { directory } from "@xueshi/files"
import { evidenceFiles } from "@xueshi/memory"
import { Deferred, Effect, Fiber, type Layer, Stream } from "effect"
import { freshDirectory } from "../freshDirectory.ts"

const content = Buffer.from("证书".repeat(40_000))
const digest = createHash("sha256").update(content).digest("hex")
const pieces = (bytes: Uint8Array) => Stream.fromIterable([bytes.subarray(0, 5), bytes.subarray(5)])
const none = () => Effect.succeed(new Set<string>())

const using = <A, E>(layer: Layer.Layer<never>, program: (files: FileKeeping) => Effect.Effect<A, E>) =>
  Effect.flatMap(EvidenceFiles, (files) => (files === undefined ? Effect.die("no files") : program(files))).pipe(
    Effect.provide(layer)
  )

const bytesOf = (files: FileKeeping, of: string) =>
  Effect.map(Effect.flatMap(files.get(of), Stream.runCollect), (found) => Buffer.concat([...found]))

/** Every file of a directory. */
const inside = (path: string): ReadonlyArray<string> =>
  readdirSync(path, { recursive: true, withFileTypes: true }).flatMap((one) =>
    one.isFile() ? [join(one.parentPath, one.name)] : []
  )

describe.each<readonly [string, () => Layer.Layer<never>]>([
  ["memory", () => evidenceFiles],
  ["a directory", () => directory(freshDirectory())]
])("evidence in %s", (_, layer) => {
  it.effect("DEC-03 is kept under the SHA-256 of its content, and comes back as it went in", () =>
    using(layer(), (files) =>
      Effect.gen(function* () {
        assert.strictEqual(yield* files.put(pieces(content), 1000), digest)
        assert.isTrue(content.equals(yield* bytesOf(files, digest)))
        assert.strictEqual(yield* files.put(Stream.empty, 1000), createHash("sha256").digest("hex"))
      })
    )
  )

  it.effect("DEC-03 is not there under any name that it was not given", () =>
    using(layer(), (files) =>
      Effect.gen(function* () {
        yield* files.put(pieces(content), 1000)
        for (const name of ["0".repeat(64), "", "..", `../kept/${digest.slice(0, 2)}/${digest}`, "/etc/passwd", "\0"])
          assert.strictEqual((yield* Effect.flip(files.get(name)))._tag, "NotFound")
      })
    )
  )

  it.effect("DEC-03 goes once it is old and nobody wants it; what is wanted, or was put again, stays", () =>
    using(layer(), (files) =>
      Effect.gen(function* () {
        const [old, wanted, again] = yield* Effect.forEach(["old", "wanted", "again"], (text) =>
          files.put(Stream.succeed(Buffer.from(text)), 1000)
        )
        yield* files.put(Stream.succeed(Buffer.from("again")), 5000)
        const asked: Array<string> = []
        const removed = yield* files.collect(5000, (digests) => {
          asked.push(...digests)
          return Effect.succeed(new Set([wanted as string]))
        })
        assert.deepStrictEqual([removed, asked.toSorted()], [1, [old, wanted].toSorted()])
        assert.strictEqual((yield* Effect.flip(files.get(old as string)))._tag, "NotFound")
        for (const one of [wanted, again]) yield* Effect.asVoid(files.get(one as string))
        assert.strictEqual(yield* files.collect(5001, none), 2)
      })
    )
  )

  it.effect("DEC-03 stays where it is put again while it is looked at whether anybody wants it", () =>
    using(layer(), (files) =>
      Effect.gen(function* () {
        yield* files.put(pieces(content), 1000)
        const again = () => Effect.as(files.put(pieces(content), 9000), new Set<string>())
        assert.strictEqual(yield* files.collect(5000, again), 0)
        assert.isTrue(content.equals(yield* bytesOf(files, digest)))
      })
    )
  )

  it.effect("DEC-03 of what fails on its way nothing can be had", () =>
    using(layer(), (files) =>
      Effect.gen(function* () {
        const failing = Stream.concat(pieces(content), Stream.fail("refused"))
        assert.strictEqual(yield* Effect.flip(files.put(failing, 1000)), "refused")
        assert.strictEqual((yield* Effect.flip(files.get(digest)))._tag, "NotFound")
      })
    )
  )
})

describe("a directory of evidence", () => {
  it.effect("DEC-03 holds one file for one content, and none of what failed or was broken off", () => {
    const path = freshDirectory()
    return using(directory(path), (files) =>
      Effect.gen(function* () {
        yield* files.put(pieces(content), 1000)
        yield* files.put(pieces(content), 2000)
        yield* Effect.flip(files.put(Stream.concat(pieces(content), Stream.fail("refused")), 3000))
        const begun = yield* Deferred.make<void>()
        const endless = Stream.concat(
          pieces(content),
          Stream.fromEffect(Effect.andThen(Deferred.succeed(begun, undefined), Effect.never))
        )
        const writing = yield* Effect.forkChild(files.put(endless, 3000))
        yield* Deferred.await(begun)
        assert.lengthOf(inside(path), 2)
        yield* Fiber.interrupt(writing)
        assert.deepStrictEqual(inside(path), [join(path, "kept", digest.slice(0, 2), digest)])
        assert.isTrue(content.equals(readFileSync(inside(path)[0] as string)))
      })
    )
  })

  it.effect("DEC-03 what a killed process has begun goes with the next collection, once it is old", () => {
    const path = freshDirectory()
    return using(directory(path), (files) =>
      Effect.gen(function* () {
        yield* files.put(pieces(content), 1000)
        writeFileSync(join(path, "incoming", "left"), "half of a pic")
        const wanted = () => Effect.succeed(new Set([digest]))
        assert.strictEqual(yield* files.collect(Date.now() - 60_000, wanted), 0)
        assert.lengthOf(inside(path), 2)
        assert.strictEqual(yield* files.collect(Date.now() + 60_000, wanted), 1)
        assert.lengthOf(inside(path), 1)
      })
    )
  })
})
