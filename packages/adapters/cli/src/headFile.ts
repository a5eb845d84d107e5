import { Head } from "@xueshi/core"
import { Effect, FileSystem, Schema } from "effect"
import { cannot } from "./Ended.ts"

const HeadJson = Schema.fromJsonString(Head)

/** Reads a head that `journal head` wrote. */
export const readHead = Effect.fnUntraced(function* (path: string) {
  const files = yield* FileSystem.FileSystem
  const text = yield* Effect.mapError(files.readFileString(path), () =>
    cannot(`无法读取链头文件 ${path}`, `cannot read the head file ${path}`)
  )
  return yield* Effect.mapError(Schema.decodeUnknownEffect(HeadJson)(text), () =>
    cannot(`${path} 不是 xueshi journal head 写出的文件`, `${path} is not what xueshi journal head writes`)
  )
})

/** Writes a head, to be kept where whoever can write the database cannot. */
export const writeHead = Effect.fnUntraced(function* (path: string, head: Head) {
  const files = yield* FileSystem.FileSystem
  yield* Effect.mapError(files.writeFileString(path, `${JSON.stringify(head)}\n`), () =>
    cannot(`无法写入 ${path}：请检查目录和权限`, `cannot write ${path}: check the folder and its permissions`)
  )
})
