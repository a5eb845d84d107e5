import { resolve } from "node:path"
import { Effect, FileSystem, Option } from "effect"
import { cannot } from "../../Ended.ts"

const unwritable = (path: string) => () =>
  cannot(`无法写入 ${path}：请检查目录和权限`, `cannot write ${path}: check the folder and its permissions`)

/** A file that is written from its beginning, opened before anything long is begun; nothing where none was asked for. */
export const openOutput = Effect.fnUntraced(function* (path: Option.Option<string>, inputs: ReadonlyArray<string>) {
  if (Option.isNone(path)) return undefined
  const { value: name } = path
  if (inputs.some((input) => resolve(input) === resolve(name)))
    return yield* cannot(`${name} 是要读的文件，不能写入`, `${name} is read, and must not be written`)
  const files = yield* FileSystem.FileSystem
  const file = yield* Effect.mapError(files.open(name, { flag: "w" }), unwritable(name))
  const encoder = new TextEncoder()
  return (text: string) => Effect.mapError(file.writeAll(encoder.encode(text)), unwritable(name))
})
