import { Context, Effect, FileSystem, Layer, Path, type PlatformError } from "effect"
import { OutputNotOurs, OutputNotWritable } from "./errors.ts"

/** A file that says that a directory is this program's to replace. */
const mark = ".xueshi-output"

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
    readonly write: (name: string, bytes: Uint8Array) => Effect.Effect<void, OutputNotWritable>
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

  for (const path of [target, staging, former]) {
    if (!(yield* ours(path))) return yield* new OutputNotOurs({ path })
  }
  yield* Effect.addFinalizer(() => Effect.ignore(remove(staging)))
  yield* guarded(
    Effect.gen(function* () {
      yield* remove(staging)
      yield* files.makeDirectory(paths.join(staging, "certificates"), { recursive: true })
      yield* files.writeFile(paths.join(staging, mark), new Uint8Array())
    })
  )
  return Output.of({
    write: (name, bytes) => guarded(files.writeFile(paths.join(staging, name), bytes)),
    publish: Effect.gen(function* () {
      yield* remove(former)
      if (yield* files.exists(target)) yield* files.rename(target, former)
      yield* files.rename(staging, target)
      yield* remove(former)
      return target
    }).pipe(guarded)
  })
})
