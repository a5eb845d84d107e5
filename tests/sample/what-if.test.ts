import {
  CompletionReports,
  Completions,
  Ledgers,
  Policies,
  ProfessionalRepository,
  Professionals,
  WhatIfs
} from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { memory } from "@xueshi/memory"
import { flipsIn, outside, read, reportIn } from "@xueshi/testing"
import { Effect, Layer, Stream } from "effect"
import { expect, it } from "vitest"
import { addDepartments } from "../../packages/examples/weihai/src/addDepartments.js"
import { administratorOf, buildCity } from "../../packages/examples/weihai/src/buildCity.js"
import { declarationRows } from "../../packages/examples/weihai/src/sample/declarations.js"
import { rosterRows, wendengRosterRows } from "../../packages/examples/weihai/src/sample/roster.js"
import { takeDeclarations } from "../../packages/examples/weihai/src/takeDeclarations.js"
import { today, weihai } from "./judge.ts"

/** Weihai's document with the total as it has been completed, in the place of the one without. */
const completed = { ...(documents.weihai2018Completed as object), id: weihai.reference.id }

/** Whose kept verdict of 2018 counts as passed, and how many the statistics say have passed, by organisation. */
const standing = Effect.gen(function* () {
  yield* Completions.recomputeAll(500)
  const { items } = yield* (yield* ProfessionalRepository).jurisdiction("", {}, { limit: 1000 })
  const ledgers = yield* (yield* Ledgers).open(items.map(({ id }) => id))
  const passed = ledgers.flatMap(({ professional, years }) =>
    years.some(({ verdict, year }) => year === 2018 && verdict?.passed === true) ? [professional] : []
  )
  const { organisations } = yield* CompletionReports.ofPath("", 2018, today)
  return { passed: new Set<string>(passed), organisations }
})

it(
  "U19 CMP-06 in the sample city a what-if says who flips, and organisation by organisation how many pass, once it is really done",
  { timeout: 120_000 },
  () =>
    Effect.gen(function* () {
      const city = yield* buildCity()
      const root = [...city.values()][0]
      yield* addDepartments(city, [...rosterRows, ...wendengRosterRows])
      const importRow = yield* Professionals.rosterImporter(administratorOf(root?.id as never))
      for (const [index, { cells }] of [...rosterRows, ...wendengRosterRows].entries())
        yield* importRow({ number: index + 2, cells })
      yield* takeDeclarations(
        weihai,
        declarationRows.map(({ cells }, index) => ({ number: index + 2, cells }))
      )
      const before = yield* standing
      const events = yield* Stream.runCollect(yield* WhatIfs.overPath("", read(completed as never), 2018))
      const after = yield* Effect.provide(standing, Layer.orDie(Policies.layer([completed])))

      const gained = [...after.passed].filter((id) => !before.passed.has(id))
      const lost = [...before.passed].filter((id) => !after.passed.has(id))
      const told = (flip: string) =>
        flipsIn(events)
          .filter((one) => one.flip === flip)
          .map(({ person }) => person)
      expect([told("gained").toSorted(), told("lost").toSorted()]).toEqual([gained.toSorted(), lost.toSorted()])
      expect(lost.length).toBeGreaterThan(5)
      const { organisations, total } = reportIn(events)
      expect([total.passedBefore, total.passedAfter]).toEqual([before.passed.size, after.passed.size])
      for (const { organisation, passedAfter, passedBefore, persons } of organisations) {
        const [was, is] = [before, after].map((one) => one.organisations.get(organisation as never))
        expect([was?.registered, was?.passed, is?.passed], organisation).toEqual([persons, passedBefore, passedAfter])
      }
    }).pipe(Effect.provide(Layer.merge(memory, outside)), Effect.runPromise)
)
