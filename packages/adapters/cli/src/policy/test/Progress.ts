import { Clock, Console, Effect, Stdio, Stream } from "effect"

/** How often a person is told how far it is: at a terminal, where each line takes the place of the last, and elsewhere. */
const [atTerminal, elsewhere] = [100, 5000]

const clear = "\r\u001B[2K"

/** Tells how far a long run is, beside what it prints. */
export interface Progress {
  readonly tell: (text: string) => Effect.Effect<void>
  /** Takes away what is told last, where it would stay. */
  readonly end: Effect.Effect<void>
}

export const makeProgress: Effect.Effect<Progress, never, Stdio.Stdio> = Effect.gen(function* () {
  const stdio = yield* Stdio.Stdio
  const terminal = yield* stdio.stderrIsTerminal
  const write = (text: string) => Effect.ignore(Stream.run(Stream.make(text), stdio.stderr({ endOnDone: false })))
  let last = yield* Clock.currentTimeMillis
  let told = false
  return {
    tell: Effect.fnUntraced(function* (text) {
      const now = yield* Clock.currentTimeMillis
      if (now - last < (terminal ? atTerminal : elsewhere)) return
      last = now
      told = true
      yield* terminal ? write(clear + text) : Console.error(text)
    }),
    end: Effect.suspend(() => (terminal && told ? write(clear) : Effect.void))
  }
})
