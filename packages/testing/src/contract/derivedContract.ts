import {
  type Change,
  CompletionReports,
  Completions,
  completionReport,
  Declarations,
  formatDay,
  Ledgers,
  type Professional,
  Store
} from "@xueshi/core"
import { Effect } from "effect"
import { allOrganisations, type City } from "../histories/City.ts"
import { refused, same } from "./check.ts"
import {
  administrator,
  carrying,
  city,
  claimOf,
  counts,
  type DerivedContract,
  learn,
  matches,
  milder,
  on,
  outcome,
  pending,
  personOf,
  punctual,
  selfOf,
  sparing,
  takeOver,
  today,
  transfer,
  withSector
} from "./derivedWorld.ts"

const ledgerOf = Effect.fnUntraced(function* ({ id }: Professional) {
  const [ledger] = yield* (yield* Ledgers).open([id])
  return ledger ?? (yield* Effect.die(`no ledger of ${id}`))
})
const recognised = (person: Professional) =>
  Effect.map(ledgerOf(person), ({ years }) =>
    years.map((one) => `${one.year} ${[...one.recognised].map(([subject, hours]) => `${subject} ${hours / 1000}`)}`)
  )
const failing = (city: City, id: Parameters<typeof Declarations.failAudit>[1]) =>
  Declarations.failAudit(administrator(city, "authority", "clerk"), id, "证明不清")

/** A verdict of the year as somebody slow would have judged it by now. */
const judgedNow = Effect.fnUntraced(function* (person: Professional) {
  const { changedOn, inputs, organisation } = yield* ledgerOf(person)
  const { verdict } = yield* Completions.ofYear(selfOf(person), person.id, 2018)
  const { outcome, policy, subjects, total } = verdict
  const passed = outcome === "pass"
  const kept = { organisation, policy, digest: "of a slow one", inputs, outcome, passed, total, subjects }
  return { day: changedOn ?? today, inputs, verdict: kept }
})

/** Completion counted person by person, from the declarations alone. */
const fromScratch = Effect.fnUntraced(function* ({ people }: City) {
  const regions = new Map((yield* allOrganisations).map(({ id, region }) => [id, region]))
  const counted = yield* Effect.forEach(people, (person) =>
    Effect.map(Completions.ofYear(selfOf(person), person.id, 2018), ({ professional, verdict }) => ({
      region: regions.get(professional.organisation) ?? ("000000" as never),
      learned: verdict.total > 0,
      passed: verdict.outcome === "pass"
    }))
  )
  return completionReport(counted)
})

/** What every adapter keeps of what is derived: totals, verdicts, statistics (CMP-02, CMP-04, STA-02, SYS-01). */
export const derivedContract: DerivedContract = {
  "CMP-02 SYS-01 totals move with the declaration: approved hours come, failed ones go, nothing else moves them":
    Effect.gen(function* () {
      const world = yield* city
      const person = personOf(world)
      const waiting = yield* pending(person, claimOf(20, "a"))
      yield* same("pending", [yield* recognised(person), (yield* ledgerOf(person)).inputs], [[], 0])
      yield* Declarations.approve(administrator(world, "hospital", "boss"), waiting.id)
      const other = yield* learn(world, person, 30, "b")
      yield* learn(world, person, 8, "c", 2017)
      yield* same("approved", yield* recognised(person), ["2017 specialised 8", "2018 specialised 50"])
      yield* same("inputs", (yield* ledgerOf(person)).inputs, 3)
      yield* Declarations.passAudit(administrator(world, "authority", "clerk"), other.id)
      yield* same("inputs after an audit that changes nothing", (yield* ledgerOf(person)).inputs, 3)
      yield* failing(world, waiting.id)
      yield* same("failed", yield* recognised(person), ["2017 specialised 8", "2018 specialised 30"])
      yield* matches()
    }),

  "SYS-01 a commit that is refused moves no total, no version and no statistic": Effect.gen(function* () {
    const world = yield* city
    const person = personOf(world)
    const waiting = yield* pending(person, claimOf(20, "a"))
    const approved = yield* Declarations.approve(administrator(world, "hospital", "boss"), waiting.id)
    const store = yield* Store
    const again: Change = {
      aggregate: "Declaration",
      id: waiting.id,
      versionBefore: waiting.version,
      event: {
        _tag: "DeclarationApproved",
        recognised: 20_000 as never,
        by: "boss" as never,
        in: world.organisations.hospital.id,
        auditor: world.organisations.authority.id
      },
      after: approved
    }
    const actor = administrator(world, "hospital", "boss")
    const repeat = store.commit({ actor, at: 0, changes: [again], guards: [] })
    yield* refused("approved twice", "Conflict", repeat)
    yield* same("recognised", yield* recognised(person), ["2018 specialised 20"])
    yield* same("inputs", (yield* ledgerOf(person)).inputs, 1)
    yield* matches()
  }),

  "CMP-02 U16 U29 a declaration that was taken over as it stood counts from that day on, and no later": Effect.gen(
    function* () {
      const world = yield* on("2019-01-15")(city)
      const person = personOf(world)
      yield* on("2019-01-16")(takeOver(world, person, 60, "a"))
      yield* on("2019-01-16")(takeOver(world, person, 20, "b", "不符"))
      yield* on("2019-01-18")(learn(world, person, 40, "c"))
      yield* same("recognised", yield* recognised(person), ["2018 specialised 100"])
      const { approved } = yield* ledgerOf(person)
      const days = approved.flatMap(({ declaration, days: [since, ...later] }) =>
        declaration._tag === "Approved" && declaration.audit._tag !== "Failed" ? [[formatDay(since), later.length]] : []
      )
      yield* same("days", days, [
        ["2019-01-16", 0],
        ["2019-01-18", 0]
      ])
      yield* on("2019-01-20")(Completions.recomputeAll(10))
      yield* same("before", yield* counts("", "2019-01-15"), [5, 0, 0, 0])
      yield* same("learned", yield* counts("", "2019-01-17"), [5, 1, 0, 0])
      yield* same("passed", yield* counts("", "2019-01-18"), [5, 1, 1, 0])
      yield* matches(0)
    }
  ),

  "CMP-02 CMP-04 U21 a kept outcome is that of judging now, at every step, and nobody else's moves": Effect.gen(
    function* () {
      const world = yield* city
      const [person, other] = [personOf(world, 0), personOf(world, 1)]
      yield* same("before", yield* outcome(person), "fail 0")
      const first = yield* learn(world, person, 60, "a")
      yield* same("one", yield* outcome(person), "fail 60")
      yield* same("kept", yield* outcome(person), "fail 60")
      yield* learn(world, person, 40, "b")
      yield* same("two", yield* outcome(person), "pass 100")
      yield* same("nobody else", [yield* outcome(other), (yield* ledgerOf(other)).inputs], ["fail 0", 0])
      yield* failing(world, first.id)
      yield* same("failed", yield* outcome(person), "fail 40")
      yield* matches(0)
    }
  ),

  "CMP-02 CMP-04 a change in one year reaches the years that share an activity with it": Effect.gen(function* () {
    const world = yield* city
    const person = personOf(world)
    yield* learn(world, person, 60, "same", 2018)
    yield* same("alone", yield* outcome(person, 2018), "fail 60")
    // Of the same dates, and more hours: the record of 2017 claims the activity.
    const earlier = yield* takeOver(world, person, 90, "same", undefined, 2017)
    yield* same("claimed by 2017", [yield* outcome(person, 2018), yield* outcome(person, 2017)], ["fail 0", "pass 90"])
    yield* failing(world, earlier)
    yield* same("given back", [yield* outcome(person, 2018), yield* outcome(person, 2017)], ["fail 60", "fail 0"])
    yield* matches(0)
  }),

  "SYS-01 decisions at once on one person: every hour is there, none twice": Effect.gen(function* () {
    const world = yield* city
    const people = [personOf(world, 0), personOf(world, 1)]
    const all = yield* Effect.forEach(people, (person) =>
      Effect.forEach([1, 2, 3, 4, 5, 6, 7, 8], (index) =>
        pending(person, claimOf(index * 4, `${index}`, index % 2 === 0 ? 2018 : 2017))
      )
    )
    const boss = administrator(world, "hospital", "boss")
    const approvals = all.flat().map(({ id }) => Declarations.approve(boss, id))
    const reads = people.map((person) => outcome(person).pipe(Effect.ignoreCause))
    yield* Effect.all([...approvals, Completions.recompute(10), ...reads, Completions.recompute(10)], {
      concurrency: "unbounded"
    })
    for (const person of people) {
      yield* same("recognised", yield* recognised(person), ["2017 specialised 64", "2018 specialised 80"])
      yield* same("inputs", (yield* ledgerOf(person)).inputs, 8)
    }
    yield* matches()
    yield* Completions.recomputeAll(10)
    yield* matches(0)
  }),

  "CMP-02 SYS-01 an approval and a takeover at once for two years that share an activity leave no verdict of before":
    Effect.gen(function* () {
      const world = yield* city
      const boss = administrator(world, "hospital", "boss")
      for (let round = 0; round < 12; round++) {
        const person = personOf(world, round % 2)
        const one = yield* pending(person, claimOf(4, `${round}`, 2017))
        const steps = [Declarations.approve(boss, one.id), takeOver(world, person, 5, `${round}`)]
        yield* Effect.all([...steps, Completions.settle([person.id]), Completions.settle([person.id])], {
          concurrency: "unbounded"
        })
        yield* outcome(person, 2017)
        yield* outcome(person, 2018)
        yield* matches(0)
      }
      yield* same("the fuller ones count", yield* outcome(personOf(world), 2018), "fail 30")
    }),

  "CMP-04 another document of the same name makes its verdicts stale at once; they are judged again when read or by the job":
    Effect.gen(function* () {
      const world = yield* city
      const people = [personOf(world, 0), personOf(world, 1)]
      for (const person of people) yield* learn(world, person, 60, "a")
      yield* same("people settled", yield* Completions.recomputeAll(1), 2)
      yield* same("counts", yield* counts(""), [5, 2, 0, 0])
      yield* Effect.gen(function* () {
        yield* same("all wait", yield* counts(""), [5, 2, 0, 2])
        yield* matches(2)
        yield* same("read", yield* outcome(personOf(world, 0)), "pass 60")
        yield* same("one waits", yield* counts(""), [5, 2, 1, 1])
        yield* same("the job", yield* Completions.recomputeAll(1), 1)
        yield* same("counts", yield* counts(""), [5, 2, 2, 0])
        yield* same("nothing left", yield* Completions.recomputeAll(1), 0)
        yield* matches(0)
      }).pipe(Effect.provide(milder))
      yield* same("back to the former document", yield* outcome(personOf(world, 1)), "fail 60")
      yield* same("the job", yield* Completions.recomputeAll(1), 1)
      yield* same("counts", yield* counts(""), [5, 2, 0, 0])
    }),

  "CMP-02 a fail with hours under review is told as pending, from what is kept too, until somebody decides": Effect.gen(
    function* () {
      const world = yield* city
      const person = personOf(world)
      const first = yield* pending(person, claimOf(60, "a"))
      yield* same("nothing is kept", yield* outcome(person), "fail 0")
      const second = yield* pending(person, claimOf(40, "b"))
      yield* same("nothing is kept, enough waits", yield* outcome(person), "pending 0")
      const boss = administrator(world, "hospital", "boss")
      yield* Declarations.approve(boss, first.id)
      yield* same("moved since", yield* outcome(person), "pending 60")
      yield* Completions.recomputeAll(10)
      yield* same("kept as a fail", yield* outcome(person), "pending 60")
      yield* same("which does not count as passed", yield* counts(""), [5, 1, 0, 0])
      yield* Declarations.reject(boss, second.id, "证明不清")
      yield* same("nothing waits", yield* outcome(person), "fail 60")
    }
  ),

  "CMP-01 what is known of a person exempts them, and what the document says counts as passed": Effect.gen(
    function* () {
      const world = yield* city
      const person = personOf(world)
      yield* learn(world, person, 10, "a")
      yield* Completions.recomputeAll(10)
      yield* same("asked of everybody", yield* outcome(person), "fail 10")
      yield* same("counts", yield* counts(""), [5, 1, 0, 0])
      yield* Effect.gen(function* () {
        yield* Completions.recomputeAll(10)
        yield* same("not asked", yield* outcome(person), "exempt 10")
        yield* same("nor of who has learned nothing", yield* outcome(personOf(world, 1)), "exempt 0")
        yield* same("counts", (yield* counts("")).slice(1, 2), [1])
        yield* matches(0)
      }).pipe(Effect.provide(sparing))
    }
  ),

  "CMP-01 a sector's document governs those whom it is for, and whom that is may change": Effect.gen(function* () {
    const world = yield* city
    const person = personOf(world)
    yield* learn(world, person, 60, "a")
    yield* Completions.recomputeAll(10)
    yield* Effect.gen(function* () {
      yield* same("all wait", yield* counts(""), [5, 1, 0, 1])
      yield* same("by the sector's", yield* outcome(person), "pass 60")
      yield* same("counts", yield* counts(""), [5, 1, 1, 0])
      yield* matches(0)
    }).pipe(Effect.provide(withSector("none")))
    yield* Effect.gen(function* () {
      yield* same("all wait again", yield* counts(""), [5, 1, 1, 1])
      yield* same("the job", yield* Completions.recomputeAll(10), 1)
      yield* same("by the region's", yield* outcome(person), "fail 60")
      yield* same("counts", yield* counts(""), [5, 1, 0, 0])
      yield* matches(0)
    }).pipe(Effect.provide(withSector("senior")))
  }),

  "CMP-01 hours of one year decide the next, which is kept and counted without hours of its own": Effect.gen(
    function* () {
      const world = yield* city
      const person = personOf(world)
      yield* learn(world, person, 180, "a", 2017)
      yield* Effect.gen(function* () {
        yield* same("before anything is kept", yield* outcome(person), "pass 0")
        yield* Completions.recomputeAll(10)
        yield* same("kept", yield* outcome(person), "pass 0")
        yield* same("counts", yield* counts(""), [5, 0, 1, 0])
        yield* same("not the year after", yield* outcome(person, 2019), "fail 0")
        yield* matches(0)
        yield* learn(world, person, 10, "b", 2018)
        yield* same("with hours of its own", yield* outcome(person), "pass 10")
        yield* Completions.recomputeAll(10)
        yield* same("counted once", yield* counts(""), [5, 1, 1, 0])
        yield* matches(0)
      }).pipe(Effect.provide(carrying))
    }
  ),

  "CMP-01 hours recorded after the last day do not count, in what is kept as in what is judged now": Effect.gen(
    function* () {
      const world = yield* city
      const person = personOf(world)
      yield* Effect.gen(function* () {
        yield* on("2019-01-05")(learn(world, person, 60, "a"))
        yield* on("2019-01-06")(learn(world, person, 40, "b"))
        yield* same("the late ones do not", yield* outcome(person), "fail 60")
        yield* Completions.recomputeAll(10)
        yield* same("kept", yield* outcome(person), "fail 60")
        yield* matches(0)
      }).pipe(Effect.provide(punctual))
      yield* same("without a last day", yield* outcome(person), "pass 100")
    }
  ),

  "SYS-01 the job goes on from where the last batch ended, and two at once do no harm": Effect.gen(function* () {
    const world = yield* city
    for (const index of [0, 1]) yield* learn(world, personOf(world, index), 90, "a")
    yield* same("one", yield* Completions.recompute(1), { settled: 1, done: false })
    yield* same("waits", yield* counts(""), [5, 1, 1, 1])
    const batches = Array.from({ length: 4 }, () => Completions.recompute(1))
    yield* Effect.all(batches, { concurrency: "unbounded" })
    yield* Completions.recomputeAll(1)
    yield* same("counts", yield* counts(""), [5, 2, 2, 0])
    yield* matches(0)
  }),

  "CMP-02 SYS-01 what was judged on inputs that have moved since is not kept, nor the same work a second time":
    Effect.gen(function* () {
      const world = yield* city
      const person = personOf(world)
      const ledgers = yield* Ledgers
      yield* learn(world, person, 90, "a")
      const { day, inputs, verdict } = yield* judgedNow(person)
      const judged = {
        professional: person.id,
        inputs,
        settled: 0,
        from: day,
        day,
        years: [{ year: 2018, verdict }],
        further: [],
        between: []
      }
      const second = yield* learn(world, person, 10, "b")
      yield* same("moved since", yield* ledgers.store([judged]), 0)
      yield* same("not counted", yield* counts(""), [5, 0, 0, 1])
      yield* Completions.settle([person.id])
      const again = { ...judged, inputs: inputs + 1 }
      yield* same("settled since", yield* ledgers.store([again]), 0)
      yield* failing(world, second.id)
      yield* same("the outcome", yield* outcome(person), "pass 90")
      yield* matches(0)
    }),

  "STA-02 U20 the report is what counting people gives, and any partition of the tree sums to the whole": Effect.gen(
    function* () {
      const world = yield* city
      yield* learn(world, personOf(world, 0), 90, "a")
      yield* learn(world, personOf(world, 1), 30, "b")
      yield* Completions.recomputeAll(10)
      const kept = yield* CompletionReports.ofPath("", 2018, today)
      const { regions, total } = yield* fromScratch(world)
      yield* same("report", { regions: kept.regions, total: kept.total }, { regions, total })
      const { authority, bureau, factory, hospital } = world.organisations
      yield* same("hospital", yield* counts(hospital.path), [2, 2, 1, 0])
      yield* same("authority and below", yield* counts(authority.path), [3, 2, 1, 0])
      yield* same("factory", yield* counts(factory.path), [1, 0, 0, 0])
      const own = kept.organisations.get(bureau.id)
      yield* same("the bureau's own", own, { registered: 1, learned: 0, passed: 0 })
      yield* same("the whole", yield* counts(bureau.path), [5, 2, 1, 0])
      const clerk = administrator(world, "authority", "clerk")
      const seen = yield* CompletionReports.ofJurisdiction(clerk, authority.id, 2018, today)
      yield* same("as an administrator", seen.total, { registered: 3, learned: 2, passed: 1 })
      const beyond = CompletionReports.ofJurisdiction(clerk, factory.id, 2018, today)
      yield* refused("beyond the jurisdiction", "NotFound", beyond)
    }
  ),

  "STA-02 U16 as of a day: what came later does not show, whenever it was judged": Effect.gen(function* () {
    const world = yield* on("2019-01-15")(city)
    const person = personOf(world)
    yield* on("2019-01-16")(learn(world, person, 60, "a"))
    const second = yield* on("2019-01-18")(learn(world, person, 40, "b"))
    yield* on("2019-01-20")(Completions.recomputeAll(10))
    yield* on("2019-01-22")(failing(world, second.id))
    yield* on("2019-01-25")(Completions.recomputeAll(10))
    const asOf = (day: string) => counts("", day)
    yield* same("before anybody was registered", yield* asOf("2019-01-14"), [0, 0, 0, 0])
    yield* same("registered", yield* asOf("2019-01-15"), [5, 0, 0, 0])
    yield* same("learned", yield* asOf("2019-01-16"), [5, 1, 0, 0])
    yield* same("not yet", yield* asOf("2019-01-17"), [5, 1, 0, 0])
    yield* same("passed", yield* asOf("2019-01-18"), [5, 1, 1, 0])
    yield* same("still", yield* asOf("2019-01-21"), [5, 1, 1, 0])
    yield* same("failed", yield* asOf("2019-01-22"), [5, 1, 0, 0])
  }),

  "STA-02 TRF-04 a person is counted where they belong, with what they learned, once": Effect.gen(function* () {
    const world = yield* city
    const person = personOf(world)
    yield* learn(world, person, 90, "a")
    yield* Completions.recomputeAll(10)
    const { factory, hospital } = world.organisations
    const changes = [transfer(person, factory.id)]
    yield* (yield* Store).commit({ actor: selfOf(person), at: today * 86_400_000, changes, guards: [] })
    yield* same("moved, judged still there", yield* counts(hospital.path), [1, 1, 1, 0])
    yield* same("waits here", yield* counts(factory.path), [2, 0, 0, 1])
    yield* matches(1)
    yield* Completions.recomputeAll(10)
    yield* same("no longer there", yield* counts(hospital.path), [1, 0, 0, 0])
    yield* same("here", yield* counts(factory.path), [2, 1, 1, 0])
    yield* matches(0)
  })
}
