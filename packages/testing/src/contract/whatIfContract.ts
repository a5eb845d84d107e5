import { type OrganisationId, Policies, type Principal, WhatIfs } from "@xueshi/core"
import { Effect } from "effect"
import type { City } from "../histories/City.ts"
import { refused, same } from "./check.ts"
import { type DerivedContract, learn, personOf } from "./derivedWorld.ts"
import { eachHat, hats, readBy } from "./readWorld.ts"
import {
  asking,
  assorted,
  type Document,
  flipsIn,
  inOrder,
  learnt,
  really,
  reportIn,
  told,
  tried,
  under,
  weihai
} from "./whatIfWorld.ts"

const sector = (hours: number, level: string, changes: Document = {}): Document =>
  asking(hours, { id: "sector", precedence: 10, appliesTo: { fact: "level", is: [level] }, ...changes })

const carry = {
  code: "next",
  name: { zh: "结转", en: "carried" },
  direction: "forward",
  of: {},
  over: "total",
  to: ["total"],
  years: 1,
  citation: "manual"
}

/** Forms for which what was on the same days is the same activity. */
const byDays = (weihai["forms"] as ReadonlyArray<Document>).map((form) => ({ ...form, identity: ["from", "to"] }))

/** A change of the documents: those in force, the changed one, and those in force once somebody has put it there by hand. */
interface Swap {
  readonly before: ReadonlyArray<Document>
  readonly changed: Document
  readonly after: ReadonlyArray<Document>
  /** How many gain and lose by it. */
  readonly flips: readonly [gained: number, lost: number]
}

const replacing = (
  before: Document,
  changed: Document,
  flips: Swap["flips"],
  others: ReadonlyArray<Document> = []
) => ({
  before: [before, ...others],
  changed,
  after: [changed, ...others],
  flips
})

const swaps: Readonly<Record<string, Swap>> = {
  "asks less": replacing(weihai, asking(30), [1, 0]),
  "asks more": replacing(asking(20), asking(50), [0, 2]),
  "is the same in other words": replacing(weihai, { ...weihai, version: "2" }, [0, 0]),
  "asks less of those whom a sector's leaves to it": replacing(weihai, asking(30), [1, 0], [sector(99, "senior")]),
  "is a sector's, and asks more of them": replacing(sector(20, "junior"), sector(50, "junior"), [0, 1], [weihai]),
  "is a sector's, and is no longer for them": replacing(
    sector(20, "junior"),
    sector(20, "intermediate"),
    [0, 1],
    [weihai]
  ),
  "joins the others, for a sector": {
    before: [weihai],
    changed: sector(30, "junior"),
    after: [weihai, sector(30, "junior")],
    flips: [1, 0]
  },
  "is for whoever has no such record, which nobody is asked about": replacing(
    sector(20, "junior", { appliesTo: { not: { records: {}, count: 1 } } }),
    sector(50, "junior", { appliesTo: { not: { records: {}, count: 1 } } }),
    [0, 2],
    [weihai]
  ),
  "carries hours over from the year before": replacing(asking(30), asking(30, { carries: [carry] }), [1, 0]),
  "asks that hours be recorded in time": replacing(
    asking(30),
    asking(30, { recordBy: { month: 1, day: 5, yearsAfter: 1 } }),
    [0, 2]
  ),
  "takes two trainings of the same days for one": replacing(asking(15), asking(15, { forms: byDays }), [0, 1]),
  "is in force from another year on": replacing(asking(30), asking(30, { inForce: { from: 2019 } }), [0, 0])
}

/** CMP-06: what a what-if says of everybody is what is kept and counted once the documents are really changed. */
const comesTrue = ({ after, before, changed, flips }: Swap) =>
  Effect.gen(function* () {
    const world = yield* assorted
    const was = yield* Effect.provide(really(world), under(...before))
    const events = yield* Effect.provide(tried("", changed), under(...before))
    const is = yield* Effect.provide(really(world), under(...after))
    const report = reportIn(events)
    const both = was.people.map((one, index) => [one, is.people[index] as typeof one] as const)
    const governs = {
      before: report.outcomes.every((one) => one.before !== "none"),
      after: report.outcomes.every((one) => one.after !== "none")
    }
    const flipped = both.flatMap(([one, other]) =>
      one.passed === other.passed || !governs.before || !governs.after
        ? []
        : [{ person: one.id, organisation: one.organisation, flip: other.passed ? "gained" : "lost" }]
    )
    yield* same(
      "who flips",
      flipsIn(events).map(({ flip, organisation, person }) => ({ person, organisation, flip })),
      flipped as never
    )
    yield* same("how many", [report.total.gained, report.total.lost], [...flips])
    for (const { after, before, person } of flipsIn(events)) {
      const [one, other] = both.find(([{ id }]) => id === person) ?? (yield* Effect.die(person))
      if (one.kept !== undefined) yield* same("outcome before", before, one.kept.outcome)
      if (other.kept !== undefined) yield* same("outcome after", after, other.kept.outcome)
    }
    for (const line of report.organisations) {
      const id = line.organisation as OrganisationId
      const own = both.filter(([one]) => one.organisation === id)
      const sum = (which: 0 | 1) => own.reduce((all, pair) => all + pair[which].total, 0)
      yield* same("hours", [line.persons, line.hoursBefore, line.hoursAfter], [own.length, sum(0), sum(1)])
      const counted = (which: 0 | 1) => own.filter((pair) => pair[which].passed).length
      yield* same("passed", [line.passedBefore, line.passedAfter], [counted(0), counted(1)])
      const statistics = [was, is].map((one) => one.statistics.organisations.get(id)?.passed)
      yield* same("statistics", statistics, [line.passedBefore, line.passedAfter])
    }
  })

/** The whole report, as somebody asks for it. */
const asked = (actor: Principal, organisation: OrganisationId | undefined, document: unknown = asking(30)) =>
  Effect.map(
    told(
      WhatIfs.ofJurisdiction(actor, { document, year: 2018, ...(organisation === undefined ? {} : { organisation }) })
    ),
    reportIn
  )

const seen = ({ organisations }: ReturnType<typeof reportIn>) => organisations.map(({ organisation }) => organisation)

const lineOf = (report: ReturnType<typeof reportIn>, world: City, post: keyof City["organisations"]) =>
  report.organisations.find(({ organisation }) => organisation === world.organisations[post].id)

/** What-ifs over the people of a deployment, on any adapter (CMP-06): names → programs that die where it is otherwise. */
export const whatIfContract: DerivedContract = {
  ...Object.fromEntries(
    Object.entries(swaps).map(([name, swap]) => [
      `U19 CMP-06 what is said is what really happens, person by person and in the statistics, where the document ${name}`,
      comesTrue(swap)
    ])
  ),

  "U20 ORG-03 CMP-06 what is said of a subtree is the sum of its own people and of those below": Effect.gen(
    function* () {
      const world = yield* assorted
      const { authority, factory, hospital } = world.organisations
      const totalOf = (path: string) => Effect.map(tried(path, asking(30)), (events) => reportIn(events))
      const whole = yield* totalOf("")
      const parts = yield* Effect.forEach([authority.path, factory.path], totalOf)
      const lines = [...parts.flatMap((one) => one.organisations), lineOf(whole, world, "bureau")]
      yield* same("lines", new Set(lines), new Set(whole.organisations) as never)
      const own = (yield* totalOf(hospital.path)).total
      const rest = lineOf(whole, world, "authority")
      for (const key of [
        "persons",
        "gained",
        "lost",
        "better",
        "worse",
        "passedAfter",
        "hoursBefore",
        "hoursAfter"
      ] as const)
        yield* same(key, parts[0]?.total[key], own[key] + (rest?.[key] ?? Number.NaN))
      yield* same("everybody", whole.total.persons, world.people.length)
    }
  ),

  "U21 ORG-03 CMP-06 what others do changes nothing of what is said of a subtree": Effect.gen(function* () {
    const world = yield* assorted
    const before = yield* asked(hats(world).hospital, undefined)
    yield* learnt(world, 2, 70, "z")
    yield* learnt(world, 3, 70, "z")
    yield* same("the hospital", yield* asked(hats(world).hospital, undefined), before)
    yield* learn(world, personOf(world, 1), 30, "z")
    const after = yield* asked(hats(world).hospital, undefined)
    yield* same("its own do", [before.total.hoursAfter, after.total.hoursAfter], [135_000, 165_000])
  }),

  "ORG-03 ACC-10 CMP-06 a what-if sees the people within the jurisdiction alone; for others the organisation does not exist":
    Effect.gen(function* () {
      const world = yield* assorted
      const { authority, bureau, factory, hospital } = world.organisations
      const below = {
        bureau: inOrder(world),
        authority: [authority, hospital],
        hospital: [hospital],
        factory: [factory]
      }
      yield* eachHat(
        world,
        Effect.fnUntraced(function* (actor, name) {
          const own = asked(actor, undefined)
          if (name === "nobody's administrator") return yield* refused(name, "NotFound", own)
          if (!(name in below)) return yield* refused(name, "NotAllowed", own)
          const shown = below[name as keyof typeof below].map(({ id }) => id)
          return yield* same(`shown to ${name}`, new Set(seen(yield* own)), new Set(shown) as never)
        })
      )
      const administrators = ["bureau", "authority", "hospital", "factory", "nobody's administrator"] as const
      const ask = (actor: Principal, id: OrganisationId) =>
        Effect.map(asked(actor, id), (report): ReadonlyArray<string> => seen(report).toSorted())
      const thing = (...all: ReadonlyArray<typeof hospital>) => ({
        kind: "Organisation",
        id: all[0]?.id as OrganisationId,
        is: all.map(({ id }) => id).toSorted() as ReadonlyArray<string>
      })
      yield* readBy(world, "hospital", ["bureau", "authority", "hospital"], thing(hospital), ask, administrators)
      yield* readBy(world, "factory", ["bureau", "factory"], thing(factory), ask, administrators)
      yield* readBy(world, "authority", ["bureau", "authority"], thing(authority, hospital), ask, administrators)
      yield* readBy(world, "bureau", ["bureau"], thing(bureau, authority, hospital, factory), ask, administrators)
    }),

  "ACC-10 CMP-06 who is not to ask is refused before anything is said of the document": Effect.gen(function* () {
    const world = yield* assorted
    const { factory } = world.organisations
    yield* refused("a sibling", "NotFound", asked(hats(world).hospital, factory.id, {}))
    yield* refused("a professional", "NotAllowed", asked(hats(world).doctor, undefined, {}))
  }),

  "CMP-01 SYS-04 CMP-06 a document that cannot govern is refused with every fault at once, under `document`":
    Effect.gen(function* () {
      const world = yield* assorted
      const faultsOf = (document: Document, others: ReadonlyArray<Document> = [weihai]) =>
        asked(hats(world).bureau, undefined, document).pipe(
          Effect.provide(under(...others)),
          (attempt) => refused("a faulty document", "InvalidFields", attempt),
          Effect.map((error) =>
            "issues" in error ? error.issues.map(({ code, path }) => `${path.join(".")} ${code}`) : []
          )
        )
      yield* same("of rules", yield* faultsOf(asking(30, { granularity: "0", inForce: { from: 2018, to: 2016 } })), [
        "document.inForce.to YearsReversed",
        "document.granularity NoGranularity"
      ])
      yield* same("of years", yield* faultsOf(asking(30, { id: "another" })), ["document.inForce YearsOverlap"])
      const undecided = asking(30, { counting: ["approved", "pending"] })
      yield* same("of counting", yield* faultsOf(undecided), ["document.counting CountsUndecided"])
      const leaf = (index: number) => ({
        leaf: `l${index}`,
        name: { zh: "学", en: "l" },
        of: {},
        atLeast: { hours: "1" },
        citation: "manual",
        period: { rolling: 90 }
      })
      const eachYear = { allOf: Array.from({ length: 40 }, (_, index) => leaf(index)) }
      const busy = asking(30, { requirement: { eachYear, in: { rolling: 90 } } })
      yield* same("of effort", yield* faultsOf(busy), ["document TooCostly"])
    }),

  "CMP-06 SYS-01 nothing is written: the journal, what is kept and what is counted stay as they are": Effect.gen(
    function* () {
      const world = yield* assorted
      const before = yield* really(world)
      yield* tried("", asking(30))
      yield* asked(hats(world).bureau, undefined)
      yield* same("what is kept", yield* really(world), before)
      yield* same("the documents", (yield* Policies).all.length, 1)
    }
  )
}
