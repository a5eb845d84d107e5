import { type Commit, DeclarationRepository, type Organisation, Policies, type SheetRow, Store } from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { memory } from "@xueshi/memory"
import { Effect, Layer } from "effect"
import { expect, it } from "vitest"
import { administratorOf, buildCity } from "../../packages/examples/weihai/src/buildCity.js"
import { importRoster } from "../../packages/examples/weihai/src/importRoster.js"
import { clockFrom } from "../../packages/examples/weihai/src/sampleClock.js"
import { takeDeclarations } from "../../packages/examples/weihai/src/takeDeclarations.js"
import { day, rosterRow, weihai } from "../core/fixtures.ts"

/** A row that goes all the way, of a training that ended in October. */
const row: SheetRow = {
  number: 2,
  cells: {
    document: "371002197604256277",
    creditYear: "2018",
    form: "岗位培训",
    subject: "专业科目",
    from: "2018-10-08",
    to: "2018-10-12",
    hours: "24",
    school: "威海市继续教育中心",
    className: "岗位能力提升班",
    score: "合格",
    evidence: "证书.jpg",
    review: "通过",
    audit: "通过"
  }
}
const taken = Effect.map(takeDeclarations(weihai, [row]), ([outcome]) =>
  outcome?._tag === "Refused" ? outcome.row.issues.map(({ code, path }) => `${path[0]} ${code}`) : outcome?._tag
)
const june = Effect.provide(clockFrom(day("2018-06-30")))
const january = Effect.provide(clockFrom(day("2019-01-15")))

/** Takes the row as far as so many steps, in January; then the program is killed. */
const killedAfter = Effect.fnUntraced(function* (steps: number) {
  const store = yield* Store
  let done = 0
  const commit = (given: Commit) => (done++ < steps ? store.commit(given) : Effect.interrupt)
  yield* Effect.exit(Effect.provideService(january(taken), Store, { ...store, commit }))
})

it.each([
  [1, "Draft", ["to EndsInFuture"]],
  [2, "Pending", "Taken"],
  [3, "Approved", "Taken"],
  [4, "Approved", "Taken"]
] as const)(
  "SYS-01 SYS-03 a row killed after %i steps stands as %s; started again with an earlier day it is %s, and taken once in the end",
  (steps, stands, outcome) =>
    Effect.gen(function* () {
      const city = yield* january(buildCity())
      const employer = [...city.values()].find(({ kind }) => kind === "employer") as Organisation
      const roster = yield* january(importRoster([rosterRow(employer.code)], administratorOf(employer.id)))
      const [person] = roster.imported
      const kept = Effect.flatMap(DeclarationRepository, (declarations) =>
        Effect.map(declarations.ofProfessional(person as NonNullable<typeof person>), (all) =>
          all.map((one) => (one._tag === "Approved" ? `Approved ${one.audit._tag}` : one._tag))
        )
      )

      yield* killedAfter(steps)
      expect(yield* kept).toEqual([expect.stringMatching(`^${stands}`)])
      expect(yield* june(taken)).toEqual(outcome)
      expect(yield* january(taken)).toBe("Taken")
      expect(yield* kept).toEqual(["Approved Passed"])
    }).pipe(Effect.provide(Layer.merge(memory, Policies.layer([documents.weihai2018]))), Effect.runPromise)
)
