import { Appeals, Completions, DeclarationRepository, Declarations, Reviews } from "@xueshi/core"
import { Effect, Equal } from "effect"
import { at } from "../arbitraries/pick.ts"
import { whoMay } from "./against.ts"
import { cast } from "./cast.ts"
import { afterHistory, type HistoryLaw } from "./HistoryLaw.ts"
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

/** Somebody's step on an entry, and taking it back. */
const forthAndBack = (world: World, index: number, person: number) =>
  Effect.gen(function* () {
    const [entry, id] = [world.model.entries[index], world.ids[index]]
    if (entry === undefined || id === undefined) return undefined
    const asked = { entry: index, person, claim: entry.claim, grant: undefined, reason: "证明可查" }
    const declarant = whoMay(world.model, { ...asked, verb: "submit" })
    if (declarant !== undefined) {
      const actor = at(world.city.actors, cast.indexOf(declarant))
      yield* Declarations.submit(actor, id)
      yield* Declarations.withdraw(actor, id)
      return entry.declarant === undefined ? "restored" : "restored on behalf"
    }
    if (whoMay(world.model, { ...asked, verb: "appeal" }) === undefined) return undefined
    const actor = at(world.city.actors, person)
    const { id: review } = yield* Appeals.submit(actor, id, { reason: asked.reason, attachments: [] })
    yield* Reviews.withdraw(actor, review)
    return "refused again"
  })

/** U22: submit then withdraw restores. */
export const restores: HistoryLaw = {
  id: "U22",
  rules: ["DEC-04", "EXT-01"],
  title: "submit then withdraw restores, of hours and of appeals",
  statement: {
    zh: "申报或复核提交后撤销，申报内容与各年度学时都恢复原样（版本号除外）",
    en: "submitting and withdrawing, hours or an appeal, leaves the claim, its state and all totals as they were, versions aside"
  },
  meets: { restored: 0.5, "refused again": 0.2, "restored on behalf": 0.02 },
  broken: (adapter, history, met) =>
    afterHistory(adapter, history, (world) =>
      world.run(
        Effect.gen(function* () {
          for (const [index, entry] of world.model.entries.entries()) {
            if (entry === undefined) continue
            const before = yield* seen(world, index, entry.person)
            const did = yield* forthAndBack(world, index, entry.person)
            if (did === undefined) continue
            const after = yield* seen(world, index, entry.person)
            met(did)
            if (!Equal.equals(before, after)) return `declaration ${index} is not what it was`
          }
          return undefined
        }).pipe(Effect.orDie)
      )
    )
}
