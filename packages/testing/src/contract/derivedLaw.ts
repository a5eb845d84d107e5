import { CompletionReports, Completions, completionReport, derivedMatches, Ledgers } from "@xueshi/core"
import { Effect, Equal } from "effect"
import type { Step } from "../histories/steps.ts"
import { orderOf } from "../histories/steps.ts"
import { type Adapter, give, openWorld, type World } from "../histories/World.ts"
import { type DerivedPorts, selfOf, today } from "./derivedWorld.ts"

/** Every person's year as it is kept, where that is not what judging all declarations now gives. */
const outcomes = (world: World<DerivedPorts>, met: (what: string) => void) =>
  Effect.gen(function* () {
    for (const person of world.city.people) {
      const { current, kept } = yield* (yield* Ledgers).ofYear(person.id, 2018)
      if (!current) met("stale")
      const { verdict } = yield* Completions.ofYear(selfOf(person), person.id, 2018)
      if (current && kept?.verdict !== undefined && kept.verdict.total !== verdict.total)
        return `kept as current: ${kept.verdict.total}, judged now: ${verdict.total}`
      const given = yield* Completions.outcomeOf(selfOf(person), person.id, 2018)
      if (given.outcome !== verdict.outcome || !Equal.equals(given.subjects, verdict.subjects))
        return `given: ${given.outcome} ${given.total}, judged now: ${verdict.outcome} ${verdict.total}`
    }
    return undefined
  })

/** The whole report from kept sums against counting every person. */
const report = (world: World<DerivedPorts>) =>
  Effect.gen(function* () {
    const people = yield* Effect.forEach(world.city.people, (person) =>
      Effect.map(Completions.ofYear(selfOf(person), person.id, 2018), ({ verdict: { outcome, total } }) => ({
        region: world.city.organisations.bureau.region,
        learned: total > 0,
        passed: outcome === "pass"
      }))
    )
    const { stale, total } = yield* CompletionReports.ofPath("", 2018, today)
    return stale === 0 && Equal.equals(total, completionReport(people).total)
      ? undefined
      : `the report says ${JSON.stringify({ ...total, stale })} of ${JSON.stringify(people)}`
  })

/**
 * After any history, with verdicts read and recomputed in the midst of it: what is kept and current is what judging from
 * scratch gives, nobody is given anything stale, and the report is the count of people (U20). Words for what is wrong.
 */
export const derivedAfter = async (
  adapter: Adapter<DerivedPorts>,
  history: ReadonlyArray<Step>,
  met: (what: string) => void = () => {}
): Promise<string | undefined> => {
  const world = await openWorld<DerivedPorts>(adapter)
  try {
    for (const step of history) {
      const order = orderOf(world.model, step)
      if (order === undefined) continue
      const { refused } = await give(world, order)
      if (refused === undefined) met(order.verb)
      if (step.actor % 5 === 0) await world.run(Completions.recompute(2))
      if (step.actor % 7 !== 0) continue
      const wrong = await world.run(Effect.orDie(outcomes(world, met)))
      if (wrong !== undefined) return wrong
    }
    const before = await world.run(derivedMatches(2))
    await world.run(Completions.recomputeAll(2))
    const after = await world.run(derivedMatches(3))
    if (after.stale > 0) return `${after.stale} are stale after the job`
    const [mismatch] = [...before.mismatches, ...after.mismatches]
    return (
      mismatch?.en ??
      (await world.run(Effect.orDie(outcomes(world, met)))) ??
      (await world.run(Effect.orDie(report(world))))
    )
  } finally {
    await world.close()
  }
}
