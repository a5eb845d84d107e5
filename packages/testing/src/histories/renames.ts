import { Completions, type DeclarationId, Ids } from "@xueshi/core"
import { Effect, Equal, Layer } from "effect"
import { afterHistory, type HistoryLaw } from "./HistoryLaw.ts"
import type { Adapter, Outcome, World } from "./World.ts"

/** Ids that sort the other way round. */
const backwards: Layer.Layer<Ids> = Layer.sync(Ids, () => {
  let left = 99_999_999
  return Ids.of({
    next: Effect.sync(() => `other-${left--}`),
    serial: Effect.sync(() => `S${left--}`)
  })
})

/** An adapter with such ids. */
export const otherIds = (adapter: Adapter): Adapter => Layer.merge(adapter, backwards)

/** What a history came to, with declarations under the numbers of their drafting instead of their ids. */
const nameless = async (world: World, outcomes: ReadonlyArray<Outcome>) => {
  const number = new Map<string, number>(world.ids.map((id, index) => [id, index]))
  const completions = await world.run(
    Effect.forEach(world.city.people, ({ id }, index) =>
      Completions.ofYear(world.city.actors[index] as never, id, 2018)
    ).pipe(Effect.orDie)
  )
  return {
    first: world.ids[0] as DeclarationId | undefined,
    answers: outcomes.map(({ refused }) => refused),
    verdicts: completions.map(({ verdict }) => ({
      ...verdict,
      leaves: verdict.leaves.map((leaf) => ({
        ...leaf,
        records: leaf.records.map((id) => number.get(id) ?? -1).toSorted((a, b) => a - b)
      })),
      contributions: verdict.contributions
        .map((one) => ({
          ...one,
          record: number.get(one.record) ?? -1,
          reductions: one.reductions.map((of) => (of.why === "duplicate" ? { ...of, of: number.get(of.of) } : of))
        }))
        .toSorted((a, b) => a.record - b.record)
    }))
  }
}

/** U26: the same history under other ids. */
export const renames: HistoryLaw = {
  id: "U26",
  rules: ["SYS-01", "CMP-04"],
  title: "renaming ids changes nothing in a history",
  statement: {
    zh: "换一套编号重做同样的操作，每一步的回答和每个人的年度结论都相同",
    en: "the same history under other ids gets the same answers and the same verdicts"
  },
  meets: { "counted hours": 0.3, refusals: 0.5 },
  broken: async (adapter, history, met) => {
    const one = await afterHistory(adapter, history, nameless)
    if (one.verdicts.some(({ total }) => total > 0)) met("counted hours")
    if (one.answers.some((answer) => answer !== undefined)) met("refusals")
    const other = await afterHistory(otherIds(adapter), history, nameless)
    if (other.first !== undefined && !other.first.startsWith("other-")) return "the ids were not replaced"
    return Equal.equals({ ...one, first: "" }, { ...other, first: "" }) ? undefined : "other ids, other outcome"
  }
}
