import { DeclarationRepository, Declarations, Professionals, type RosterOutcome, type SheetRow } from "@xueshi/core"
import { Effect, Equal, Result, Stream } from "effect"
import { rowOf } from "./City.ts"
import { afterHistory, type HistoryLaw } from "./HistoryLaw.ts"
import type { World } from "./World.ts"

/** Rows of people who are there already, of new ones, of one who comes twice, and of one whose number is none. */
const rowsFor = ({ city }: World): ReadonlyArray<SheetRow> =>
  [0, 7, 8, 7, 9, 1].map((person, index) => {
    const cells = rowOf(person, city.organisations[person === 8 ? "factory" : "hospital"].code)
    return { number: index + 2, cells: person === 9 ? { ...cells, documentNumber: "1" } : cells }
  })

interface Ways {
  readonly approve: typeof approveEach
  readonly take: typeof takeEach
}

type Principal = World["city"]["actors"][number]

const approveEach = (actor: Principal, ids: World["ids"]) =>
  Effect.forEach(ids, (id) => Effect.result(Declarations.approve(actor, id)))

const approveAll: typeof approveEach = (actor, ids) =>
  Effect.map(Effect.orDie(Stream.runCollect(Declarations.approveAll(actor, ids))), (outcomes) =>
    outcomes.map(({ result }) => result)
  )

const takeEach = (actor: Principal, rows: ReadonlyArray<SheetRow>) =>
  Effect.flatMap(Professionals.rosterImporter(actor), (importRow) =>
    Effect.forEach(rows, (row) => importRow(row))
  ).pipe(Effect.orDie)

const takeAll = (actor: Principal, rows: ReadonlyArray<SheetRow>) =>
  Effect.map(Effect.orDie(Stream.runCollect(Professionals.importRoster(actor, Stream.fromIterable(rows)))), (all) =>
    all.map((one): RosterOutcome => one)
  )

/** What a way of approving and importing everything leads to, after a history: the answers, and every declaration as it then stands. */
const after = (world: World, { approve, take }: Ways) =>
  world.run(
    Effect.gen(function* () {
      const { actors, people } = world.city
      const approved: Array<ReadonlyArray<string>> = []
      const imported: Array<ReadonlyArray<string>> = []
      const asked = new Set<string>()
      for (const actor of actors) {
        // One administrator of each organisation: reviewers, and strangers to what they are given.
        if (actor.hat._tag !== "Administrator" || asked.has(actor.hat.organisation)) continue
        asked.add(actor.hat.organisation)
        const results = yield* approve(actor, world.ids)
        approved.push(results.map((one) => (Result.isFailure(one) ? one.failure._tag : "approved")))
        imported.push((yield* take(actor, rowsFor(world))).map(({ _tag }) => _tag))
      }
      const repository = yield* DeclarationRepository
      const states = yield* Effect.forEach(people, ({ id }) => repository.ofProfessional(id))
      const number = new Map<string, number>(world.ids.map((id, index) => [id, index]))
      const kept = states.flat().map((one) => ({
        number: number.get(one.id),
        state: one._tag,
        hours: one._tag === "Approved" ? one.recognised : 0,
        version: one.version
      }))
      return { approved, imported, kept }
    })
  )

/** U28: an import equals the same commands one by one. */
export const together: HistoryLaw = {
  id: "U28",
  rules: ["PRO-03", "IMP-02"],
  title: "a selection or a roster equals the same commands one by one",
  statement: {
    zh: "成批审核、成批导入的结果，与逐条进行相同",
    en: "approving a selection or importing a roster leads to what the same commands lead to, one by one"
  },
  meets: { approved: 0.3, NotInState: 0.3, Imported: 0.9, Refused: 0.9 },
  broken: async (adapter, history, met) => {
    const one = await afterHistory(adapter, history, (world) => after(world, { approve: approveEach, take: takeEach }))
    for (const answer of [...one.approved, ...one.imported].flat()) met(answer)
    const all = await afterHistory(adapter, history, (world) => after(world, { approve: approveAll, take: takeAll }))
    return Equal.equals(one, all) ? undefined : `one by one ${JSON.stringify(one)}, together ${JSON.stringify(all)}`
  }
}
