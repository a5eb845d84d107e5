/** An application under load, to be killed: `worker.ts <task as JSON>`. It says a line of JSON for all that it was told is done. */
import { writeSync } from "node:fs"
import process from "node:process"
import { PgClient } from "@effect/sql-pg"
import { Completions, keepSealed } from "@xueshi/core"
import { EmbeddedPostgres } from "@xueshi/embedded"
import { sql } from "@xueshi/sql"
import { Cause, Effect, Layer, References, Schedule, Schema } from "effect"
import { uniqueIds } from "./ids.ts"
import { Line, Task } from "./lines.ts"
import { passing } from "./passing.ts"
import { tell } from "./stories.ts"

const task = Schema.decodeUnknownSync(Task)(process.argv[2])
/** At once and whole: what is said is in the pipe, whatever becomes of this process then. */
const say = (line: Line) => writeSync(1, `${Schema.encodeSync(Line)(line)}\n`)

const story = (name: string) =>
  Effect.gen(function* () {
    say({ _tag: "Began", story: name })
    yield* tell(task.place, name, (key, id, version) => say({ _tag: "Acknowledged", key, id, version }))
    say({ _tag: "Finished", story: name })
  })

/** Seals and judges much more often than an application needs to, so that kills meet it; the output is for lines alone. */
const aside = Effect.gen(function* () {
  yield* Effect.provideService(keepSealed("20 millis"), References.MinimumLogLevel, "None")
  yield* Effect.forkScoped(Effect.onError(Effect.repeat(Completions.recompute(20), Schedule.spaced("20 millis")), fall))
})

const program = Effect.gen(function* () {
  const { connection, pid } = yield* EmbeddedPostgres.start({ directory: task.directory })
  const ports = Layer.merge(sql, uniqueIds).pipe(Layer.provideMerge(PgClient.layer(connection)))
  yield* Effect.gen(function* () {
    say({ _tag: "Ready", postgres: pid })
    yield* aside
    yield* Effect.forEach(task.unfinished, story, { concurrency: task.lanes })
    const lanes = Array.from({ length: task.lanes }, (_, lane) =>
      Effect.gen(function* () {
        for (let number = lane; ; number += task.lanes) yield* story(`round-${task.round}-story-${number}`)
      })
    )
    yield* Effect.all(lanes, { concurrency: "unbounded" })
  }).pipe(Effect.onError(fall), Effect.scoped, Effect.provide(Layer.merge(ports, passing)), Effect.onError(fall))
}).pipe(Effect.scoped)

/** An application that has lost its database ends at once, as one that was killed: it does not wait for its server. */
const fall = (cause: Cause.Cause<unknown>) =>
  Effect.sync(() => {
    if (Cause.hasInterruptsOnly(cause)) return
    const text = Cause.pretty(cause)
    if (!/ConnectionError|Socket|connection/i.test(text)) say({ _tag: "Refused", key: "", why: text })
    process.exit(3)
  })

await Effect.runPromise(program)
