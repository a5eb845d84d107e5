import { Worker } from "node:worker_threads"
import type { SheetForm, SheetRow } from "@xueshi/core"
import { Clock, Effect, Option, Stream } from "effect"
import { defaultLimits, type Limits } from "./Limits.ts"
import type { Answer, Request } from "./read/protocol.ts"
import type { Refusal } from "./read/Refused.ts"
import {
  BeyondLimit,
  EmptyWorkbook,
  FileNotReadable,
  NotAWorkbook,
  type WorkbookError,
  WrongHeadings
} from "./WorkbookError.ts"

/** Beside this module, with its own suffix: `.ts` from sources, `.js` from dist. */
const workerUrl = new URL(`./read/worker${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`, import.meta.url)

const errorOf = (refusal: Refusal, { limits, path }: Request): WorkbookError => {
  switch (refusal._tag) {
    case "FileNotReadable":
      return new FileNotReadable({ path, reason: refusal.reason })
    case "NotAWorkbook":
      return new NotAWorkbook(refusal)
    case "EmptyWorkbook":
      return new EmptyWorkbook(refusal)
    case "WrongHeadings":
      return new WrongHeadings(refusal)
    case "BeyondLimit":
      return new BeyondLimit({ ...refusal, allowed: limits[refusal.limit] })
  }
}

/** Where the host keeps what is compiled: a thread loads in half the time from there. */
const threadEnvironment = () => {
  const { NODE_COMPILE_CACHE } = process.env
  return NODE_COMPILE_CACHE === undefined ? {} : { NODE_COMPILE_CACHE }
}

/** The thread and who waits for its answer. A thread that died is remembered, for whoever asks later. */
interface Reader {
  readonly worker: Worker
  waiting?: (answer: Effect.Effect<Answer, BeyondLimit>) => void
  died?: Effect.Effect<never, BeyondLimit>
}

/** Out of memory is the file's fault; any other death of the thread is ours, so a defect. */
const start = ({ limits, ...request }: Request): Effect.Effect<Reader> =>
  Effect.sync(() => {
    const worker = new Worker(workerUrl, {
      workerData: { ...request, limits } satisfies Request,
      resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes, maxYoungGenerationSizeMb: 16 },
      // It needs none of the host's flags and shall see none of its secrets.
      execArgv: [],
      env: threadEnvironment()
    })
    const reader: Reader = { worker }
    const die = (how: Effect.Effect<never, BeyondLimit>) => {
      reader.died ??= how
      reader.waiting?.(how)
    }
    worker.on("message", (answer: Answer) => reader.waiting?.(Effect.succeed(answer)))
    worker.on("error", (error: Error & { readonly code?: string }) =>
      die(
        error.code === "ERR_WORKER_OUT_OF_MEMORY"
          ? Effect.fail(new BeyondLimit({ limit: "heapMegabytes", allowed: limits.heapMegabytes, row: 0 }))
          : Effect.die(error)
      )
    )
    worker.on("exit", (code) => die(Effect.die(new Error(`the reading thread left with ${code}`))))
    return reader
  })

const ask = (reader: Reader): Effect.Effect<Answer, BeyondLimit> =>
  Effect.callback((resume) => {
    if (reader.died !== undefined) return resume(reader.died)
    reader.waiting = resume
    reader.worker.postMessage("next")
  })

/**
 * Reads the rows of a form from a workbook: the first visible sheet whose headings match, in any order of columns,
 * with the star of required ones or without. Every cell is text as a person sees it, trimmed; rows without a value are
 * skipped and keep their place in the numbering; columns without a heading and `错误原因` are ignored.
 *
 * The file is read in a thread of its own with a bounded heap, so that no file can harm the process; it is checked
 * to its end before the first row is given, so a refused file has given none. Memory does not grow with the rows: a
 * batch is read when the consumer asks for it. Each run of the stream opens the file anew.
 *
 * @example
 * readRows("/tmp/roster.xlsx", form, { rows: 5_000 }).pipe(Stream.grouped(100), Stream.runForEach(importBatch))
 */
export const readRows = (
  path: string,
  form: SheetForm,
  limits: Partial<Limits> = {}
): Stream.Stream<SheetRow, WorkbookError> => {
  const request: Request = { path, form, limits: { ...defaultLimits, ...limits } }
  const overdue = new BeyondLimit({ limit: "seconds", allowed: request.limits.seconds, row: 0 })
  const reading = Effect.gen(function* () {
    const reader = yield* Effect.acquireRelease(start(request), ({ worker }) =>
      Effect.promise(() => worker.terminate())
    )
    return Stream.paginate(request.limits.seconds * 1000, (left) =>
      Effect.gen(function* () {
        const before = yield* Clock.monotonicTimeNanos
        const answer = yield* ask(reader).pipe(
          Effect.timeoutOrElse({ duration: Math.max(left, 0), orElse: () => Effect.fail(overdue) })
        )
        if (answer._tag === "Refused") return yield* errorOf(answer.refusal, request)
        const spent = Number((yield* Clock.monotonicTimeNanos) - before) / 1e6
        return answer._tag === "End"
          ? ([[], Option.none()] as const)
          : ([answer.rows, Option.some(left - spent)] as const)
      })
    )
  })
  return Stream.unwrap(reading)
}
