import { availableParallelism } from "node:os"
import { type FieldIssue, PolicyDocument, type Reform, type WhatIf } from "@xueshi/core"
import { Clock, Effect, FileSystem, Schema, Stdio, Stream } from "effect"
import { cannot, Ended } from "../../Ended.ts"
import type { Progress } from "../test/Progress.ts"
import { type Block, Blocks, longestLine } from "./Blocks.ts"
import { type JudgedLines, type Judging, lineJudge } from "./judgeLines.ts"
import { makeThreads } from "./Threads.ts"

/** A thread has so many blocks to do or in hand. */
const ahead = 2
/** Less than so many bytes are judged before a thread has started, and less than so many a thread are not worth one more. */
const [worthAThread, worthOneMore] = [1_000_000, 16_000_000]

const tooLong: FieldIssue = {
  code: "TooLong",
  path: [],
  rule: "SYS-04",
  zh: `超过 ${longestLine / 1e6} MB，没有读`,
  en: `is longer than ${longestLine / 1e6} MB and was not read`
}

/** The bytes of a file, or what comes in where its name is `-`; and how many there are, where that is known. */
export const openPopulation = Effect.fnUntraced(function* (path: string) {
  if (path === "-") return { path, bytes: (yield* Stdio.Stdio).stdin, size: undefined }
  const files = yield* FileSystem.FileSystem
  const unreadable = cannot(`无法读取文件 ${path}`, `cannot read the file ${path}`)
  const { size, type } = yield* Effect.mapError(files.stat(path), () => unreadable)
  if (type === "Directory") return yield* unreadable
  return {
    path,
    bytes: files.stream(path, { chunkSize: 4_000_000 }),
    size: type === "File" ? Number(size) : undefined
  }
})

/** What is said of a run while it runs. */
const toldOf = (whatIf: WhatIf, lines: number, seconds: number, share: number | undefined): string => {
  const { gained, lost } = whatIf.total()
  const part = share === undefined ? "" : `${Math.floor(100 * share)}% · `
  const speed = Math.round(lines / Math.max(seconds, 0.001)).toLocaleString("en")
  return `… ${part}${lines.toLocaleString("en")} 行 / lines, ${speed}/s · +${gained} −${lost}`
}

const encode = Schema.encodeSync(PolicyDocument)

/** Who judges lines: threads, or for few lines this one. */
const makeJudge = (reform: Reform, judging: Judging, size: number, threads: number) => {
  if (size < worthAThread) {
    const judge = lineJudge(reform, judging)
    return Effect.succeed((bytes: Uint8Array<ArrayBuffer>) => Effect.sync(() => judge(bytes)))
  }
  const documents = { from: encode(reform.from.document), to: encode(reform.to.document) }
  return makeThreads(threads, { ...reform, ...documents, ...judging })
}

/** Puts the people of a file to a what-if, on all cores; `flipped` is given who flips, in the order of the file. */
export const judgePopulation = Effect.fnUntraced(function* (
  { bytes, path, size }: Effect.Success<ReturnType<typeof openPopulation>>,
  whatIf: WhatIf,
  examples: number,
  { tell }: Progress,
  flipped: ((lines: string) => Effect.Effect<void, Ended>) | undefined
) {
  const most = size ?? Number.POSITIVE_INFINITY
  const count = Math.max(1, Math.min(availableParallelism(), Math.ceil(most / worthOneMore)))
  const judge = yield* makeJudge(whatIf.reform, { examples, flips: flipped !== undefined }, most, count)
  const cut = Stream.mapAccum(
    bytes,
    () => new Blocks(),
    (blocks, chunk) => [blocks, blocks.add(chunk)] as const,
    {
      onHalt: (blocks) => blocks.end()
    }
  )
  const judged = (block: Block): Effect.Effect<readonly [Block, JudgedLines | undefined], Ended> =>
    block.tooLong
      ? Effect.succeed([block, undefined])
      : Effect.map(judge(block.bytes), (lines) => [block, lines] as const)
  const start = yield* Clock.currentTimeMillis
  let lines = 0
  const merge = Effect.fnUntraced(function* ([{ read }, done]: readonly [Block, JudgedLines | undefined]) {
    if (done === undefined) whatIf.addUnread(lines + 1, [tooLong])
    else {
      whatIf.merge(done.state, lines)
      if (flipped !== undefined && done.flips !== "") yield* flipped(done.flips)
    }
    lines += done?.lines ?? 1
    const seconds = ((yield* Clock.currentTimeMillis) - start) / 1000
    yield* tell(toldOf(whatIf, lines, seconds, size && read / size))
  })
  yield* cut.pipe(
    Stream.mapEffect(judged, { concurrency: count * ahead }),
    Stream.runForEach(merge),
    Effect.mapError((error) =>
      error instanceof Ended ? error : cannot(`无法读取文件 ${path}`, `cannot read the file ${path}`)
    )
  )
}, Effect.scoped)
