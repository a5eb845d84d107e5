import { createHash } from "node:crypto"
import { Context, Effect, FileSystem, Layer, Option, Path, type PlatformError, Schema } from "effect"
import { OutputNotOurs, OutputNotWritable } from "./errors.ts"

/** A file that says that a directory is this program's to replace, and of what its lasting files were made. */
const mark = ".xueshi-output"

const Lasting = Schema.Record(Schema.String, Schema.Struct({ source: Schema.String, bytes: Schema.String }))
const decodeLasting = Schema.decodeUnknownOption(Schema.fromJsonString(Lasting))

const digest = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex")

const reasonOf = (error: PlatformError.PlatformError): OutputNotWritable["reason"] => {
  const text = `${error.reason._tag} ${String(error.reason.cause ?? "")} ${error.message}`
  if (/ENOSPC|EDQUOT|EFBIG/u.test(text)) return "full"
  return /PermissionDenied|EACCES|EPERM|EROFS/u.test(text) ? "permission" : "other"
}

const refused = (path: string) => (error: PlatformError.PlatformError) =>
  new OutputNotWritable({ path, reason: reasonOf(error), detail: error.reason._tag })

/**
 * Where the results go: all of them appear at once when everything is done, or none. They are written beside the
 * directory asked for and take its place at the end; an earlier output of this program is replaced, nothing else ever.
 */
export class Output extends Context.Service<
  Output,
  {
    /** With the digest of what it was made of, where the file can be kept as long as that is the same. */
    readonly write: (name: string, bytes: Uint8Array, source?: string) => Effect.Effect<void, OutputNotWritable>
    /** Takes a file over from the former output: true if it was made of the same and its bytes are as they were written. */
    readonly keep: (name: string, source: string) => Effect.Effect<boolean, OutputNotWritable>
    /** Puts everything in place; gives the directory. */
    readonly publish: Effect.Effect<string, OutputNotWritable>
  }
>()("@xueshi/example-weihai/Output") {
  static readonly layer = (
    directory: string
  ): Layer.Layer<Output, OutputNotWritable | OutputNotOurs, FileSystem.FileSystem | Path.Path> =>
    Layer.effect(Output, make(directory))
}

const make = Effect.fnUntraced(function* (directory: string) {
  const files = yield* FileSystem.FileSystem
  const paths = yield* Path.Path
  const target = paths.resolve(directory)
  const [staging, former] = [`${target}.partial`, `${target}.former`]
  const guarded = Effect.mapError(refused(target))
  const ours = (path: string) =>
    Effect.gen(function* () {
      if (!(yield* files.exists(path))) return true
      const names = yield* files.readDirectory(path).pipe(Effect.orElseSucceed(() => ["?"]))
      return names.length === 0 || names.includes(mark)
    }).pipe(guarded)
  const remove = (path: string) => files.remove(path, { recursive: true, force: true })

  /** Level by level: Node's own recursion never ends below a directory such as /proc that refuses without saying so. */
  const makeEach = (path: string): Effect.Effect<void, PlatformError.PlatformError> =>
    Effect.gen(function* () {
      if (yield* files.exists(path)) return
      yield* makeEach(paths.dirname(path))
      yield* files.makeDirectory(path)
    })

  for (const path of [target, staging, former]) {
    if (!(yield* ours(path))) return yield* new OutputNotOurs({ path })
  }
  yield* Effect.addFinalizer(() => Effect.ignore(remove(staging)))
  yield* guarded(
    Effect.gen(function* () {
      yield* remove(staging)
      yield* makeEach(paths.join(staging, "certificates"))
      yield* files.writeFile(paths.join(staging, mark), new Uint8Array())
    })
  )
  // Of an output that was cut short between its two renames, the former one stands aside.
  const earlier = (yield* guarded(files.exists(target))) ? target : former
  const said = yield* files.readFileString(paths.join(earlier, mark)).pipe(Effect.orElseSucceed(() => ""))
  const known = new Map(Object.entries(Option.getOrElse(decodeLasting(said), () => ({}))))
  const lasting = new Map<string, (typeof Lasting.Type)[string]>()
  const write = (name: string, bytes: Uint8Array, source?: string) => {
    if (source !== undefined) lasting.set(name, { source, bytes: digest(bytes) })
    return guarded(files.writeFile(paths.join(staging, name), bytes))
  }
  return Output.of({
    write,
    keep: Effect.fnUntraced(function* (name, source) {
      const was = known.get(name)
      if (was === undefined || was.source !== source) return false
      const bytes = yield* files.readFile(paths.join(earlier, name)).pipe(Effect.orElseSucceed(() => new Uint8Array()))
      if (digest(bytes) !== was.bytes) return false
      yield* write(name, bytes, source)
      return true
    }),
    publish: Effect.gen(function* () {
      yield* files.writeFileString(paths.join(staging, mark), JSON.stringify(Object.fromEntries(lasting)))
      yield* remove(former)
      if (yield* files.exists(target)) yield* files.rename(target, former)
      yield* files.rename(staging, target)
      yield* remove(former)
      return target
    }).pipe(guarded)
  })
})
