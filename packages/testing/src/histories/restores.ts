import { Completions, DeclarationRepository, Declarations } from "@xueshi/core"
import { Effect, Equal } from "effect"
import { afterHistory, type HistoryLaw } from "./HistoryLaw.ts"
import { standsElsewhere } from "./Model.ts"
import type { World } from "./World.ts"

/** Everything that a person sees of a year: the declaration itself, and the totals with their explanation. */
const seen = (world: World, index: number, person: number) =>
  Effect.gen(function* () {
    const actor = world.city.actors[person]
    const professional = world.city.people[person]
    if (actor === undefined || professional === undefined) return yield* Effect.die("no such person")
    const { verdict } = yield* Completions.ofYear(actor, professional.id, 2018)
    const declaration = yield* (yield* DeclarationRepository).get(world.ids[index] ?? (world.ids[0] as never))
    return { verdict, declaration: { ...declaration, version: 0 } }
  })

/** U22: submit then withdraw restores. */
export const restores: HistoryLaw = {
  id: "U22",
  rules: ["DEC-04"],
  title: "submit then withdraw restores",
  statement: {
    zh: "提交后撤销，申报内容与各年度学时都恢复原样（版本号除外）",
    en: "submitting and withdrawing leaves the draft's claim and all totals as they were, versions aside"
  },
  meets: { restored: 0.5 },
  broken: (adapter, history, met) =>
    afterHistory(adapter, history, (world) =>
      world.run(
        Effect.gen(function* () {
          for (const [index, entry] of world.model.entries.entries()) {
            if (entry?.state !== "draft" || !entry.claim.sound || standsElsewhere(world.model, index)) continue
            const [actor, id] = [world.city.actors[entry.person], world.ids[index]]
            if (actor === undefined || id === undefined) continue
            const before = yield* seen(world, index, entry.person)
            yield* Declarations.submit(actor, id)
            yield* Declarations.withdraw(actor, id)
            const after = yield* seen(world, index, entry.person)
            met("restored")
            if (!Equal.equals(before, after)) return `declaration ${index} is not what it was before it was submitted`
          }
          return undefined
        }).pipe(Effect.orDie)
      )
    )
}
