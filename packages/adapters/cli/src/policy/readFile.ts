import { fileURLToPath } from "node:url"
import {
  type FieldIssue,
  type InvalidFields,
  type NoneApplies,
  type Policy,
  parseJson,
  readDocument,
  withoutErrors
} from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { Effect, FileSystem, type Result, Stdio, Stream } from "effect"
import { cannot, Ended } from "../Ended.ts"

/** No file that these commands read is larger. */
const most = 200_000_000

/** So many faults of a file are shown; the rest is counted. */
const shown = 50

const inWords = ({ code, en, path, zh }: FieldIssue): string =>
  `${path.length === 0 ? "" : `${path.join(".")}：`}${zh} / ${en} (${code})`

/** A file that cannot be used, with every fault and where it stands. */
const faulty = (name: string, { issues }: InvalidFields): Ended =>
  new Ended({
    code: 2,
    text: { zh: `${name} 有 ${issues.length} 处错误`, en: `${name} has ${issues.length} fault(s)` },
    details: [
      ...issues.slice(0, shown).map(inWords),
      ...(issues.length > shown ? [`……另有 ${issues.length - shown} 处 / and ${issues.length - shown} more`] : [])
    ]
  })

/** What was read of a file, or why it cannot be used. */
export const orFaults = <A>(
  name: string,
  read: Result.Result<A, InvalidFields | NoneApplies>
): Effect.Effect<A, Ended> =>
  Effect.mapError(Effect.fromResult(read), (error) =>
    error._tag === "InvalidFields" ? faulty(name, error) : cannot(error.zh, error.en)
  )

/** Reads a file, or what comes in where its name is `-`. */
const readText = Effect.fnUntraced(function* (path: string) {
  const unreadable = () => cannot(`无法读取文件 ${path}`, `cannot read the file ${path}`)
  const tooLarge = cannot(`文件 ${path} 过大`, `the file ${path} is too large`)
  if (path === "-") {
    let size = 0
    const { stdin } = yield* Stdio.Stdio
    const counted = Stream.mapEffect(stdin, (chunk) => {
      size += chunk.length
      return size > most ? Effect.fail(tooLarge) : Effect.succeed(chunk)
    })
    return yield* Effect.mapError(Stream.mkString(Stream.decodeText(counted)), (error) =>
      error instanceof Ended ? error : unreadable()
    )
  }
  const files = yield* FileSystem.FileSystem
  const { size } = yield* Effect.mapError(files.stat(path), unreadable)
  if (size > most) return yield* tooLarge
  return yield* Effect.mapError(files.readFileString(path), unreadable)
})

/** Reads JSON from a file, or from what comes in. */
export const readJson = Effect.fnUntraced(function* (path: string) {
  return yield* orFaults(path, parseJson(yield* readText(path)))
})

const idOf = (document: unknown): string => String((document as { readonly id: unknown }).id)
const shipped = new Set(Object.values(documents).map(idOf))

/** A document, and where its golden cases are looked for. */
export interface Found {
  readonly policy: Policy
  readonly cases: string
}

/** Reads a document from a file, or a shipped one by its name. */
export const readPolicy = Effect.fnUntraced(function* (name: string) {
  const pathOf = (file: string) => fileURLToPath(import.meta.resolve(`@xueshi/core/documents/${file}`))
  const path = shipped.has(name) ? pathOf(`${name}.json`) : name
  const policy = yield* orFaults(name, readDocument(yield* readText(path)))
  const found: Found = { policy, cases: path.replace(/(\.json)?$/u, ".cases.json") }
  return found
})

/** The same, where nothing in the document is wrong that `policy lint` calls an error: nobody shall be judged by such a one. */
export const readSound = Effect.fnUntraced(function* (name: string) {
  const found = yield* readPolicy(name)
  yield* orFaults(name, withoutErrors(found.policy))
  return found
})
