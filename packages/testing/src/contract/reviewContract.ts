import {
  type DeclarationId,
  Declarations,
  Organisations,
  type Principal,
  type Review,
  type ReviewId,
  Reviews,
  Store,
  TrainingBases
} from "@xueshi/core"
import { Effect, Stream } from "effect"
import { journalled } from "../histories/compare.ts"
import { embedder, page } from "./administrationWorld.ts"
import type { Contract } from "./Contract.ts"
import { refused, same } from "./check.ts"
import { city, claimOf, learn, pending, personOf, selfOf } from "./derivedWorld.ts"
import { hats, walk } from "./readWorld.ts"
import {
  asksForTitle,
  codes,
  factsOf,
  outcomes,
  planOf,
  plans,
  registers,
  reviewed,
  scan,
  waiting,
  withBase
} from "./reviewWorld.ts"
import { beforeCommits } from "./selectionWorld.ts"

const approve = { approve: true } as const
const ids = (items: ReadonlyArray<{ readonly id: string }>) => items.map(({ id }) => id)
const kind = "trainingPlan"
/** Nothing that a list ever gave. */
const junk = [
  "",
  "-1",
  "1e9",
  "NaN",
  "9".repeat(18),
  "9".repeat(100_000),
  "\0",
  "\ud800",
  "💥".repeat(10_000),
  "'; drop table review; --",
  "1:9223372036854775807:",
  "5:3:",
  "1:1:1:1"
]

/** Plans that wait for the authority, with who submitted them and who decides. */
const waitingPlans = Effect.fnUntraced(function* (...names: ReadonlyArray<string>) {
  const world = yield* city
  const { base, trainer } = yield* withBase(world)
  return { world, base, trainer, clerk: hats(world).authority, all: yield* plans(trainer, ...names) }
})

/** Deciding one by one, on selections and on all that was shown; what was decided, and what awaits whom (PRO-03, PRO-04, SYS-05). */
export const reviewContract: Contract = {
  "PRO-03 one by one: approved or refused with a reason, once; what was taken back is not decided": Effect.gen(
    function* () {
      const { all, clerk, trainer, world } = yield* waitingPlans("a", "b", "c")
      const [a, b, c] = all as [Review, Review, Review]
      const agreed = yield* Reviews.approve(clerk, a.id)
      yield* same("approved", [agreed.state, agreed.version].join(" "), "approved 2")
      yield* refused("twice", "NotPending", Reviews.approve(clerk, a.id))
      yield* refused("otherwise", "NotPending", Reviews.reject(clerk, a.id, "迟"))
      yield* refused("taken back", "NotPending", Reviews.withdraw(trainer, a.id))
      for (const none of ["", "  ", "\n\t", "不\0清", "\ud800", "长".repeat(100_000)])
        yield* refused("no reason", "ReasonRequired", Reviews.reject(clerk, b.id, none))
      yield* same("refused", (yield* Reviews.reject(clerk, b.id, " 内容不全 ")).reason, "内容不全")
      yield* Reviews.withdraw(trainer, c.id)
      const before = yield* journalled
      yield* refused("withdrawn", "NotPending", Reviews.approve(clerk, c.id))
      yield* refused("unknown", "NotFound", Reviews.approve(clerk, "nothing" as ReviewId))
      yield* refused("hostile", "NotFound", Reviews.approve(clerk, "\0'; --\ud800" as ReviewId))
      yield* refused("from above", "NotHandler", Reviews.approve(hats(world).bureau, c.id))
      yield* refused("a stranger", "NotFound", Reviews.approve(hats(world).factory, c.id))
      const unpowered = { ...clerk, powers: { superAdministrator: false, modules: ["hourReview"] as const } }
      yield* refused("without the module", "NotAllowed", Reviews.approve(unpowered, c.id))
      yield* same("nothing written", yield* journalled, before)
    }
  ),

  "PRO-03 of a selection each gets its outcome; others' and unknown ones are refused, and all else is decided":
    Effect.gen(function* () {
      const { all, clerk, trainer, world } = yield* waitingPlans("a", "b", "c", "d")
      const [a, b, c, d] = all as [Review, Review, Review, Review]
      const elsewhere = yield* Organisations.establish(
        embedder,
        factsOf(91, { kind: "base" }),
        world.organisations.bureau.id
      )
      const other: Principal = { ...trainer, hat: { _tag: "Administrator", organisation: elsewhere.id } }
      const [theirs] = (yield* plans(other, "x")) as [Review]
      const report = yield* TrainingBases.submitReport(trainer, { name: "r", year: 2018, text: "t", attachments: [] })
      yield* Reviews.withdraw(trainer, b.id)
      yield* Reviews.approve(clerk, c.id)
      const hours = yield* pending(personOf(world, 4), claimOf(4, "a"))
      const selection = [a, theirs, report, b, a, c].map((one) => one.id as string)
      const asked = { kind, ids: [...selection, hours.id, "unknown", "\0", d.id], verdict: approve }
      yield* same("outcomes", yield* outcomes(Reviews.decideAll(clerk, asked)), [
        "approved",
        "NotFound",
        "NotFound",
        "NotPending",
        "approved",
        "NotPending",
        "NotFound",
        "NotFound",
        "NotFound",
        "approved"
      ])
      yield* same("theirs waits", yield* waiting(hats(world).bureau, kind), ["x"])
      yield* same("none left", yield* waiting(clerk, kind), [])
      const before = yield* journalled
      yield* same("of nothing", yield* outcomes(Reviews.decideAll(clerk, { ...asked, ids: [] })), [])
      const wrong = (changes: Partial<Parameters<typeof Reviews.decideAll>[1]>, by = clerk) =>
        outcomes(Reviews.decideAll(by, { ...asked, ...changes }))
      yield* refused("no such kind", "NotFound", wrong({ kind: "__proto__" }))
      yield* refused("no reason", "ReasonRequired", wrong({ verdict: { reject: " " } }))
      yield* refused(
        "without the module",
        "NotAllowed",
        wrong({}, { ...clerk, powers: { superAdministrator: true, modules: [] } })
      )
      yield* refused("by the base", "NotAllowed", wrong({}, trainer))
      yield* same("nothing written", yield* journalled, before)
    }),

  "PRO-03 a selection is refused with one reason, and each of it is told so": Effect.gen(function* () {
    const { all, clerk, trainer } = yield* waitingPlans("a", "b")
    const asked = { kind, ids: ids(all), verdict: { reject: " 内容不全 " } }
    yield* same("outcomes", yield* outcomes(Reviews.decideAll(clerk, asked)), ["rejected", "rejected"])
    const own = trainer.hat._tag === "Administrator" ? trainer.hat.organisation : undefined
    const { items } = yield* Reviews.ofOrganisation(trainer, own as NonNullable<typeof own>, { kind }, page)
    yield* same(
      "why",
      items.map(({ reason }) => reason),
      ["内容不全", "内容不全"]
    )
  }),

  "PRO-03 hours are decided on in the same batches: declarations and audits, what cannot be granted is told":
    Effect.gen(function* () {
      const world = yield* city
      const { authority, hospital } = hats(world)
      const [one, two] = [
        yield* pending(personOf(world, 1), claimOf(4, "a")),
        yield* pending(personOf(world, 1), claimOf(4, "b"))
      ]
      const decide = (by: Principal, which: string, some: ReadonlyArray<string>, verdict: Reviews.Verdict) =>
        outcomes(Reviews.decideAll(by, { kind: which, ids: some, verdict }))
      yield* same("approved", yield* decide(hospital, "declaration", [one.id, "x"], approve), ["Approved", "NotFound"])
      yield* same("refused", yield* decide(hospital, "declaration", [two.id, one.id], { reject: "不清" }), [
        "Rejected",
        "NotInState"
      ])
      yield* same("another's", yield* decide(hats(world).factory, "declaration", [two.id], approve), ["NotFound"])
      yield* same("failed", yield* decide(authority, "audit", [one.id, two.id], { reject: "不实" }), [
        "Approved",
        "NotAwaitingAudit"
      ])
    }),

  "PRO-03 a long selection that nobody has is told one by one, and the one item in it is decided": Effect.gen(
    function* () {
      const { all, clerk } = yield* waitingPlans("a")
      const before = yield* journalled
      const unknown = Array.from({ length: 3000 }, (_, index) => `nothing-${index}`)
      const told = Reviews.decideAll(clerk, { kind, ids: [...unknown, ...ids(all)], verdict: approve })
      const counts = yield* Stream.runFold(
        told,
        () => new Map<string, number>(),
        (seen, { result }) => {
          const name = result._tag === "Failure" ? result.failure._tag : "decided"
          return seen.set(name, (seen.get(name) ?? 0) + 1)
        }
      )
      yield* same(
        "told",
        [...counts],
        [
          ["NotFound", 3000],
          ["decided", 1]
        ]
      )
      yield* same("written", yield* journalled, before + 1)
    }
  ),

  "PRO-03 all as shown: what came later stays, what was decided meanwhile is left out, and the count is that of the list":
    Effect.gen(function* () {
      const { all, clerk, trainer } = yield* waitingPlans("a", "b", "c")
      const [a, b, c] = all as [Review, Review, Review]
      const shown = yield* Reviews.awaiting(clerk, { kind }, { limit: 1 })
      yield* same("count", [shown.count, shown.items.length], [3, 1])
      yield* plans(trainer, "d")
      yield* Reviews.withdraw(trainer, b.id)
      yield* Reviews.reject(clerk, c.id, "内容不全")
      const decided = yield* Stream.runCollect(Reviews.decideShown(clerk, { kind, moment: shown.moment }, approve))
      yield* same("decided", ids(decided), [a.id])
      yield* same("what came later", yield* waiting(clerk, kind), ["d"])
      const again = yield* outcomes(Reviews.decideShown(clerk, { kind, moment: shown.moment }, approve))
      yield* same("again", again, [])
    }),

  "PRO-03 all as shown by the beginning of a title decides on those alone; a filter that nothing matches on nothing":
    Effect.gen(function* () {
      const { clerk } = yield* waitingPlans("急救一", "急救二", "100%", "护理")
      const shown = (title: string) => Reviews.awaiting(clerk, { kind, title }, page)
      const all = (title: string, moment: string) =>
        Effect.map(outcomes(Reviews.decideShown(clerk, { kind, moment, title }, approve)), ({ length }) => length)
      const none = yield* shown("没有")
      yield* same("none", [none.count, none.items.length, yield* all("没有", none.moment)], [0, 0, 0])
      for (const hostile of ["%", "_", "\\", "' or true --"]) {
        const { count, moment } = yield* shown(hostile)
        yield* same(hostile, [count, yield* all(hostile, moment)], [0, 0])
      }
      const first = yield* shown("急救")
      yield* same("of these", [first.count, yield* all("急救", first.moment)], [2, 2])
      yield* same("left", yield* waiting(clerk, kind), ["100%", "护理"])
    }),

  "PRO-03 SYS-04 a moment that no list gave is told, with whatever else does not fit, and decides nothing": Effect.gen(
    function* () {
      const { clerk, world } = yield* waitingPlans("a")
      yield* pending(personOf(world, 1), claimOf(4, "a"))
      const before = yield* journalled
      const unfit = (asked: Parameters<typeof Reviews.decideShown>) =>
        Effect.map(
          refused(asked[1].moment.slice(0, 30), "InvalidFields", outcomes(Reviews.decideShown(...asked))),
          codes
        )
      for (const moment of junk) {
        yield* same("of requests", yield* unfit([clerk, { kind, moment }, approve]), ["MomentUnknown moment"])
        const hours = { kind: "declaration", moment, title: "a" }
        const both = ["MomentUnknown moment", "FilterUnfit title"]
        yield* same("of hours", yield* unfit([hats(world).hospital, hours, approve]), both)
      }
      yield* same("nothing written", yield* journalled, before)
    }
  ),

  "PRO-03 DEC-12 what was taken back and submitted anew since hours were shown is not decided": Effect.gen(
    function* () {
      const world = yield* city
      const person = personOf(world, 1)
      const [one, two] = [yield* pending(person, claimOf(4, "a")), yield* pending(person, claimOf(4, "b"))]
      const { hospital } = hats(world)
      const { moment } = yield* Reviews.awaiting(hospital, { kind: "registration" }, page)
      yield* Declarations.withdraw(selfOf(person), one.id)
      yield* Declarations.submit(selfOf(person), one.id)
      const shown = { kind: "declaration", moment }
      const decided = yield* Stream.runCollect(Reviews.decideShown(hospital, shown, approve))
      yield* same("decided", ids(decided), [two.id])
      const still = yield* Declarations.get(hospital, one.id as DeclarationId)
      yield* same("still waits", still._tag, "Pending")
    }
  ),

  "PRO-03 SYS-03 what is taken back while a batch is written is told so, and stops nobody else": Effect.gen(
    function* () {
      const { all, clerk, trainer } = yield* waitingPlans("a", "b", "c", "d", "e")
      const taken = all[2] as Review
      let times = 0
      const takenBack = beforeCommits(() => {
        times += 1
        return times === 1 ? Reviews.withdraw(trainer, taken.id) : Effect.void
      })
      const told = yield* takenBack(outcomes(Reviews.decideAll(clerk, { kind, ids: ids(all), verdict: approve })))
      yield* same("outcomes", told, ["approved", "approved", "NotPending", "approved", "approved"])
    }
  ),

  "PRO-04 the reviewed list shows who decided what and when; deleted, an entry is gone from it and not from the journal":
    Effect.gen(function* () {
      const { all, clerk, trainer, world } = yield* waitingPlans("a", "b", "c")
      const [a, b, c] = all as [Review, Review, Review]
      yield* same("none yet", yield* reviewed(clerk, kind), [])
      yield* Reviews.approve(clerk, a.id)
      yield* Reviews.reject(clerk, b.id, "内容不全")
      const { items } = yield* Reviews.decided(clerk, kind, page)
      yield* same(
        "who, what and where",
        items.map(({ decisions, title }) =>
          [title, ...decisions.map((one) => [one.by, one.outcome, one.in].join())].join()
        ),
        [`a,clerk,approved,${world.organisations.authority.id}`, `b,clerk,rejected,${world.organisations.authority.id}`]
      )
      yield* same(
        "when",
        items.every(({ decisions: [one] }) => one !== undefined && one.at > 1_500_000_000_000),
        true
      )
      yield* same("pages", ids(yield* walk((some) => Reviews.decided(clerk, kind, some), 1)), [a.id, b.id])
      const before = yield* journalled
      yield* refused("still open", "StillOpen", Reviews.clear(clerk, c.id))
      yield* refused("another's", "StillOpen", Reviews.clear(hats(world).bureau, a.id))
      yield* refused("a stranger", "NotFound", Reviews.clear(hats(world).factory, a.id))
      yield* same("nothing written", yield* journalled, before)
      yield* Reviews.clear(clerk, a.id)
      yield* same("gone", yield* reviewed(clerk, kind), [b.id])
      yield* Reviews.clear(clerk, a.id)
      yield* same("once", yield* journalled, before + 1)
      const journal = yield* (yield* Store).journal(0, 1000)
      const told = journal.filter((one) => one.id === a.id).map(({ event }) => event._tag)
      yield* same("the journal", told, ["ReviewSubmitted", "ReviewApproved", "ReviewCleared"])
      const own = yield* Reviews.get(trainer, a.id)
      yield* same("whoever asked still reads it", own.review.state, "approved")
    }),

  "SYS-05 what waits is counted by kind, declarations and audits too, as far as the modules go": Effect.gen(
    function* () {
      const { clerk, world } = yield* waitingPlans("a", "b")
      const { authority, hospital } = hats(world)
      yield* pending(personOf(world, 1), claimOf(4, "a"))
      yield* learn(world, personOf(world, 1), 4, "b")
      yield* registers(world, 1)
      yield* registers(world, 2)
      yield* asksForTitle(world)
      const counts = (by: Principal) =>
        Effect.map(Reviews.toDo(by), (all) =>
          all.filter(({ count }) => count > 0).map((one) => `${one.kind} ${one.count}`)
        )
      yield* same("hospital", yield* counts(hospital), ["declaration 1", "registration 2", "informationChange 1"])
      yield* same("authority", yield* counts(authority), ["audit 1", "trainingPlan 2"])
      yield* same("a sibling", yield* counts(hats(world).factory), [])
      const some = {
        ...hospital,
        powers: { superAdministrator: false, modules: ["registrationReview", "queries"] as const }
      }
      yield* same("by modules", yield* Reviews.toDo(some), [{ kind: "registration", count: 2 }])
      yield* refused("no administrator", "NotAllowed", Reviews.toDo(hats(world).doctor))
      yield* Reviews.approve(clerk, ((yield* Reviews.awaiting(clerk, { kind }, page)).items[0] as Review).id)
      yield* same("one less", yield* counts(authority), ["audit 1", "trainingPlan 1"])
    }
  ),

  "BAS-02 BAS-03 plans and reports of a base wait for its superior, every failing field is told at once": Effect.gen(
    function* () {
      const world = yield* city
      const { base, trainer } = yield* withBase(world)
      const plan = {
        ...planOf(" "),
        from: planOf("").to,
        to: planOf("").from,
        hours: 0 as never,
        places: 0,
        subject: "\0"
      }
      const before = yield* journalled
      const wrong = yield* refused("plan", "InvalidFields", TrainingBases.submitPlan(trainer, plan))
      yield* same("fields", codes(wrong), [
        "Required name",
        "ControlCharacter subject",
        "DatesReversed from",
        "HoursNotPositive hours",
        "PlacesOutOfRange places"
      ])
      const report = { name: "2018 年度报告", year: 2018, text: "", attachments: [scan] }
      const bare = yield* refused(
        "report",
        "InvalidFields",
        TrainingBases.submitReport(trainer, { ...report, name: "", attachments: [] })
      )
      yield* same("fields", codes(bare), ["Required name", "Required text"])
      yield* refused("no base", "NotAllowed", TrainingBases.submitPlan(hats(world).authority, planOf("a")))
      yield* same("nothing written", yield* journalled, before)
      const submitted = yield* TrainingBases.submitReport(trainer, report)
      yield* TrainingBases.submitPlan(trainer, planOf(" 急救 "))
      yield* same("plans", yield* waiting(hats(world).authority, kind), ["急救"])
      yield* same("reports", yield* waiting(hats(world).authority, "annualReport"), ["2018 年度报告"])
      yield* Reviews.approve(hats(world).authority, submitted.id)
      const listed = yield* Reviews.ofOrganisation(trainer, base.id, { kind: "annualReport", state: "approved" }, page)
      yield* same("its own", ids(listed.items), [submitted.id])
    }
  ),

  "ORG-09 while an authority is closed only hours go to its superior; every other review stays": Effect.gen(
    function* () {
      const world = yield* city
      const { authority, bureau, hospital } = hats(world)
      const hours = yield* pending(personOf(world, 1), claimOf(4, "a"))
      const registered = yield* registers(world, 1)
      const changed = yield* asksForTitle(world)
      yield* Organisations.closeReview(bureau, world.organisations.hospital.id)
      const counts = (by: Principal) =>
        Effect.map(Reviews.toDo(by), (all) => all.filter(({ count }) => count > 0).map((one) => one.kind))
      yield* same("stay", yield* counts(hospital), ["registration", "informationChange"])
      yield* same("go", yield* counts(authority), ["declaration"])
      yield* refused("not here", "NotHandler", Declarations.approve(hospital, hours.id))
      yield* Declarations.approve(authority, hours.id)
      yield* Reviews.approve(hospital, registered.id)
      yield* Reviews.approve(hospital, changed.id)
    }
  )
}
