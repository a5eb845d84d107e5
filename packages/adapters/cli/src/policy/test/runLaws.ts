import type { Policy } from "@xueshi/core"
import type { Coverage, LawBroken, NamedCheck } from "@xueshi/testing"
import { Effect } from "effect"
import { inParts } from "./inParts.ts"
import type { Progress } from "./Progress.ts"

/** How one law came out so far. */
export interface LawRun {
  readonly law: NonNullable<NamedCheck["law"]>
  /** On how many cases it was tried. */
  runs: number
  broken: LawBroken | undefined
}

/** What is asked of the laws, and what is known of them so far. */
export interface LawRuns {
  readonly runs: number
  readonly seed: number
  readonly laws: Array<LawRun>
  /** What their cases met too seldom for the laws to say much of it. */
  seldom: ReadonlyArray<string>
}

/** What a check throws; nothing, where it holds. */
const thrownBy = (check: () => void): unknown => {
  try {
    check()
    return undefined
  } catch (thrown) {
    return thrown
  }
}

/**
 * Tries the laws on a document, those too that only some documents keep. What is known is noted in `noted` and `coverage` as it becomes
 * known, so that it can be shown where the run is interrupted.
 */
export const runLaws = Effect.fnUntraced(function* (
  policy: Policy,
  noted: LawRuns,
  coverage: Coverage | undefined,
  { tell }: Progress
) {
  const { casesOfLaws, LawBroken, lawSuite } = yield* Effect.promise(() => import("@xueshi/testing"))
  const { runs, seed } = noted
  const told = (what: string) => (done: number) => tell(`… ${what} ${done}/${runs}`)
  const part = (from: number, size: number) => ({ seed, runs: size, path: String(from) })
  if (coverage !== undefined) {
    const add = (from: number, size: number) => {
      for (const one of casesOfLaws(policy, part(from, size))) coverage.add({ question: {}, ...one })
      return true
    }
    yield* inParts(runs, add, told("覆盖 / coverage"))
  }
  for (const { law, run: check } of lawSuite(policy, { declares: ["R1"] })) {
    if (law === undefined) {
      const thrown = thrownBy(() => check({ seed }))
      if (thrown instanceof Error) noted.seldom = thrown.message.split("\n")
      continue
    }
    const run: LawRun = { law, runs: 0, broken: undefined }
    noted.laws.push(run)
    const attempt = (from: number, size: number) => {
      const thrown = thrownBy(() => check(part(from, size)))
      if (thrown !== undefined && !(thrown instanceof LawBroken)) throw thrown
      run.broken = thrown
      run.runs = from + size
      return thrown === undefined
    }
    yield* inParts(runs, attempt, told(law.id))
  }
})
