import { decodePolicy, Policies } from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { Effect, FileSystem, Schema } from "effect"
import { Flag } from "effect/cli"
import { cannot } from "./Ended.ts"

/** The documents of a deployment that has its own. */
export const documentsFlag = Flag.String("documents").pipe(
  Flag.withDescription(
    "本系统所用的政策文件 .json，可重复；缺省为自带的威海、广东文件 / a policy document in use, once for each; the shipped ones of Weihai and Guangdong where none is given"
  ),
  Flag.atLeast(0)
)

/** Of two readings of one text the one that deployments use. */
const shipped = [documents.weihai2018, documents.guangdong2021]

const Json = Schema.fromJsonString(Schema.Unknown)

const read = Effect.fnUntraced(function* (path: string) {
  const files = yield* FileSystem.FileSystem
  const text = yield* Effect.mapError(files.readFileString(path), () =>
    cannot(`无法读取政策文件 ${path}`, `cannot read the policy document ${path}`)
  )
  const json = yield* Effect.mapError(Schema.decodeUnknownEffect(Json)(text), () =>
    cannot(`${path} 不是 JSON 文件`, `${path} is not JSON`)
  )
  yield* Effect.mapError(Effect.fromResult(decodePolicy(json)), ({ en, zh }) =>
    cannot(`${path} 不是有效的政策文件：${zh}`, `${path} is not a policy document: ${en}`)
  )
  return json
})

/** The documents named, as they were written; else others. */
export const readDocuments = (paths: ReadonlyArray<string>, others: ReadonlyArray<unknown>) =>
  paths.length === 0 ? Effect.succeed(others) : Effect.forEach(paths, read)

/** The policies that verdicts are to be judged by: of the documents named, else of the shipped ones. */
export const readPolicies = Effect.fnUntraced(function* (paths: ReadonlyArray<string>) {
  const given = yield* readDocuments(paths, shipped)
  return yield* Effect.mapError(Effect.provide(Policies, Policies.layer(given)), ({ en, zh }) =>
    cannot(`这些政策文件不能使用：${zh}`, `these policy documents cannot be used: ${en}`)
  )
})
