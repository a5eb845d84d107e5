import { Professionals, Store } from "@xueshi/core"
import { Effect } from "effect"
import { at } from "../arbitraries/pick.ts"
import { rowOf, workplaces } from "./City.ts"
import { cast } from "./cast.ts"
import type { HistoryLaw } from "./HistoryLaw.ts"
import type { Verb } from "./Model.ts"
import { orderOf } from "./steps.ts"
import { give, openWorld, type World } from "./World.ts"

/** Commands that mean one step of one declaration; who drafts or copies twice wants two, and an edit may be made again. */
const stepping: ReadonlyArray<Verb> = [
  "submit",
  "withdraw",
  "approve",
  "reject",
  "passAudit",
  "failAudit",
  "appeal",
  "withdrawAppeal",
  "grantAppeal",
  "dismissAppeal",
  "declareFor"
]

const written = Effect.flatMap(Store, (store) => Effect.map(store.journal(0, 10_000), ({ length }) => length))

/** Imports everybody of the city once more; tells who was not known. */
const importedAgain = (world: World) =>
  Effect.gen(function* () {
    const { city } = world
    const actor = at(
      city.actors,
      cast.findIndex((who) => who.hat === "post" && who.post === "bureau")
    )
    const importRow = yield* Professionals.rosterImporter(actor)
    const outcomes = yield* Effect.forEach(workplaces, (workplace, index) =>
      importRow({ number: index + 2, cells: rowOf(index, city.organisations[workplace].code) })
    )
    return outcomes.find(({ _tag }) => _tag !== "Known")
  }).pipe(Effect.orDie)

/** U3: submitting, approving, importing twice equals once. */
export const repeats: HistoryLaw = {
  id: "U3",
  rules: ["DEC-04", "IMP-02"],
  title: "submitting, deciding, importing twice equals once",
  statement: {
    zh: "同样的提交、审核、审验或导入做两次，结果与做一次相同",
    en: "submitting, deciding or importing a second time changes nothing"
  },
  meets: {
    submit: 0.5,
    approve: 0.5,
    reject: 0.3,
    passAudit: 0.1,
    failAudit: 0.1,
    appeal: 0.3,
    grantAppeal: 0.04,
    declareFor: 0.2
  },
  broken: async (adapter, history, met) => {
    const world = await openWorld(adapter)
    try {
      for (const step of history) {
        const order = orderOf(world.model, step)
        if (order === undefined || !stepping.includes(order.verb)) {
          if (order !== undefined) await give(world, order)
          continue
        }
        if ((await give(world, order)).refused !== undefined) continue
        met(order.verb)
        const before = await world.run(written)
        const { refused } = await give(world, order)
        if (refused === undefined || (await world.run(written)) !== before)
          return `a second ${order.verb} of ${order.entry} is ${refused ?? "accepted"} and writes`
      }
      const before = await world.run(written)
      const fresh = await world.run(importedAgain(world))
      if (fresh !== undefined) return `a person imported again is ${fresh._tag}`
      return (await world.run(written)) === before ? undefined : "importing everybody again writes"
    } finally {
      await world.close()
    }
  }
}
