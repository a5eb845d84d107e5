import { evaluate, type Language, type Policy } from "@xueshi/core"
import type { Coverage, Law, LawBroken, Search } from "@xueshi/testing"
import { Effect } from "effect"
import type { Progress } from "./Progress.ts"

/** How one law came out so far. */
export interface LawRun {
  readonly law: Law
  /** On how many cases it was tried. */
  runs: number
  broken: LawBroken | undefined
}

/** What came of looking for who breaks a law, in words too. */
export interface Told {
  readonly search: Search
  readonly words: Readonly<Record<Language, ReadonlyArray<string>>>
}

/** What is asked of the laws, and what is known of them so far. */
export interface LawRuns {
  readonly runs: number
  readonly seed: number
  readonly laws: Array<LawRun>
  /** Laws that only some documents keep, and who shows that this one does not: those not declared, and those broken. */
  witnesses: ReadonlyArray<Told>
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
 * Tries the laws that a document keeps, and looks for who breaks the others. Each case is drawn once for all of them. What is known is
 * noted in `noted` and `coverage` as it becomes known, so that it can be shown where the run is interrupted.
 */
export const runLaws = Effect.fnUntraced(function* (
  policy: Policy,
  noted: LawRuns,
  coverage: Coverage | undefined,
  { tell }: Progress
) {
  const testing = yield* Effect.promise(() => import("@xueshi/testing"))
  const { answersOf, CaseStream, casesOf, LawBroken, lawSuite, leastShares, Tally, throughLaws } = testing
  const { laws, runs, seed } = noted
  const checks = lawSuite(policy).flatMap(({ law, run }) => (law === undefined ? [] : [{ law, run }]))
  laws.push(...checks.map(({ law }): LawRun => ({ law, runs: 0, broken: undefined })))
  const looks = checks.map(
    ({ law }) =>
      (one: Parameters<Law["holds"]>[0]) =>
        law.holds(one, evaluate)
  )
  const tally = new Tally()
  const watch = (one: Parameters<Law["holds"]>[0]) => {
    tally.add("laws", answersOf(one, evaluate))
    coverage?.add({ question: {}, ...one })
    return true
  }
  for (const { broken, done } of throughLaws([...looks, watch], new CaseStream(casesOf(policy), seed), { to: runs })) {
    for (const [index, look] of looks.entries()) {
      const run = laws[index] as LawRun
      const place = broken.get(look)
      if (place === undefined) run.runs = done
      else if (run.broken === undefined) {
        const thrown = thrownBy(() => checks[index]?.run({ seed, runs: place + 1 }))
        if (!(thrown instanceof LawBroken)) throw thrown
        run.runs = place + 1
        run.broken = thrown
      }
    }
    yield* tell(`… ${done}/${runs}`)
    yield* Effect.sleep(0)
  }
  noted.seldom = tally.below("laws", leastShares(policy))
  const broken = new Set(laws.flatMap(({ broken, law: { id } }) => (broken === undefined ? [] : [id])))
  const asked = testing.declarable.filter((law) => broken.has(law.id) || !testing.declares(policy, law))
  noted.witnesses = testing.witnessesOf(policy, { laws: asked, runs, seed }).map((search) => ({
    search,
    words: { zh: testing.witnessInWords(search, "zh"), en: testing.witnessInWords(search, "en") }
  }))
})
