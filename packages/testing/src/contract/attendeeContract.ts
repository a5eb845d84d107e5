import {
  type ClaimDraft,
  type DeclarationId,
  Declarations,
  hours,
  type IdempotencyKey,
  type ReviewId,
  Reviews,
  TrainingBases
} from "@xueshi/core"
import { Effect, Stream } from "effect"
import { journalled } from "../histories/compare.ts"
import { embedder, leading, page } from "./administrationWorld.ts"
import type { Contract } from "./Contract.ts"
import { refused, same } from "./check.ts"
import { administrator, city, personOf, selfOf } from "./derivedWorld.ts"
import { attendeeOf, declarable, declares, records, taught, teaches, withPlan } from "./onBehalfWorld.ts"
import { hats } from "./readWorld.ts"
import { codes, dayOf, withBase } from "./reviewWorld.ts"
import { beforeCommits } from "./selectionWorld.ts"

const key: IdempotencyKey = { key: "attendees", digest: "digest" }
const idOf = (made: ReadonlyArray<{ readonly id: DeclarationId }>, index = 0) => made[index]?.id as DeclarationId

/** What training bases declare for those who attended (DEC-08, BAS-04). */
export const attendeeContract: Contract = {
  "DEC-08 BAS-04 a base declares for attendees of its approved plan; each one's own organisation reviews, and a list of its own is audited":
    Effect.gen(function* () {
      const world = yield* city
      const { plan, trainer } = yield* withPlan(world)
      const [doctor, worker] = [personOf(world, 1), personOf(world, 2)]
      const { made, tags } = yield* teaches(trainer, plan, [doctor, worker].map(attendeeOf), declarable("a"))
      yield* same("each told", tags, ["Pending", "Pending"])
      yield* same("records", yield* records(trainer), ["人员1 Pending hospital", "人员2 Pending factory"])
      const own = yield* Declarations.ofProfessional(selfOf(doctor), doctor.id, { source: "base" }, page)
      yield* same(
        "the person's list",
        own.items.map(({ madeBy }) => madeBy),
        [trainer.user]
      )
      yield* refused("by another's", "NotFound", Declarations.approve(hats(world).hospital, idOf(made, 1)))
      yield* Declarations.approve(hats(world).hospital, idOf(made))
      const { made: plain } = yield* declares(hats(world).hospital, [personOf(world, 0)], declarable("b"))
      yield* Declarations.approve(administrator(world, "authority", "clerk"), idOf(plain))
      const auditor = administrator(world, "authority", "0")
      const lists = (kind: "audit" | "baseAudit") =>
        Effect.map(Declarations.awaitingAudit(auditor, { kind }, page), ({ count, items }) => [
          count,
          ...items.map(({ id }) => id)
        ])
      yield* same("its own list", yield* lists("baseAudit"), [1, idOf(made)])
      yield* same("not among the others", yield* lists("audit"), [0])
      const { bureau } = hats(world)
      yield* same(
        "theirs",
        (yield* Declarations.awaitingAudit(bureau, {}, page)).items.map(({ id }) => id),
        [idOf(plain)]
      )
      const toDo = (yield* Reviews.toDo(auditor)).filter(({ kind }) => kind.endsWith("udit"))
      yield* same("to do", toDo, [
        { kind: "audit", count: 0 },
        { kind: "baseAudit", count: 1 }
      ])
      const { moment } = yield* Declarations.awaitingAudit(auditor, { kind: "baseAudit" }, page)
      const shown = { kind: "baseAudit", moment }
      const decided = yield* Stream.runCollect(Reviews.decideShown(auditor, shown, { approve: true }))
      yield* same(
        "all of the list",
        decided.map(({ id }) => id),
        [idOf(made)]
      )
      yield* same("nothing left", yield* lists("baseAudit"), [0])
    }),

  "DEC-08 only by a plan of its own that is approved; of another's, as of none, it knows nothing": Effect.gen(
    function* () {
      const world = yield* city
      const { trainer } = yield* withBase(world)
      const { id: plan } = yield* TrainingBases.submitPlan(trainer, taught())
      const attendees = [attendeeOf(personOf(world, 0))]
      const declared = (by: typeof trainer, which: ReviewId) => teaches(by, which, attendees, declarable("a"))
      const before = yield* journalled
      yield* refused("waiting", "PlanNotApproved", declared(trainer, plan))
      yield* refused("none", "NotFound", declared(trainer, "nothing" as ReviewId))
      const report = yield* TrainingBases.submitReport(trainer, { name: "r", year: 2018, text: "t", attachments: [] })
      yield* refused("no plan", "NotFound", declared(trainer, report.id))
      yield* Reviews.reject(administrator(world, "authority", "clerk"), plan, "不符")
      yield* refused("refused", "PlanNotApproved", declared(trainer, plan))
      yield* refused("an employer", "NotAllowed", declared(hats(world).hospital, plan))
      const elsewhere = { _tag: "Administrator", organisation: world.organisations.factory.id } as const
      yield* refused("another base", "NotFound", declared({ ...trainer, hat: elsewhere }, plan))
      yield* refused("a person", "NotAllowed", declared(selfOf(personOf(world, 0)), plan))
      yield* refused(
        "nobody's module",
        "NotAllowed",
        declared({ ...trainer, powers: { superAdministrator: false, modules: [] } }, plan)
      )
      // The report and the refusal.
      yield* same("written", yield* journalled, before + 2)
    }
  ),

  "BAS-04 SYS-04 what lies outside the plan is told of each with every other failing field": Effect.gen(function* () {
    const world = yield* city
    const { plan, trainer } = yield* withPlan(world, { from: dayOf("2018-01-01"), to: dayOf("2018-01-10") })
    const told = Effect.fnUntraced(function* (claim: ClaimDraft, which = plan) {
      const { outcomes } = yield* teaches(trainer, which, [attendeeOf(personOf(world, 0))], claim)
      const [result] = outcomes.map((one) => one.result)
      return result?._tag === "Failure" ? codes(result.failure).toSorted() : []
    })
    const within = { from: dayOf("2018-01-01"), to: dayOf("2018-01-10") }
    yield* same("all at once", yield* told({ ...declarable("", 25), creditYear: 2017, subject: "general" }), [
      "OutsidePlan creditYear",
      "OutsidePlan from",
      "OutsidePlan hours",
      "OutsidePlan subject",
      "OutsidePlan to",
      "Required fields className",
      "SubjectNotAllowed subject"
    ])
    const paper = { ...declarable("a"), ...within, form: "paper", fields: {} }
    yield* same("another form", (yield* told(paper)).includes("OutsidePlan form"), true)
    const { learningForm: _, ...silent } = taught({ name: "b", ...within })
    const { id } = yield* TrainingBases.submitPlan(trainer, silent)
    yield* Reviews.approve(administrator(world, "authority", "clerk"), id)
    yield* same("no form at all", yield* told({ ...declarable("a"), ...within }, id), ["OutsidePlan form"])
    yield* same("within", yield* told({ ...declarable("a", 24), ...within }), [])
  }),

  "DEC-08 ACC-10 a name that is not the document's is answered as a document that nobody has": Effect.gen(function* () {
    const world = yield* city
    const { plan, trainer } = yield* withPlan(world)
    const [one, two] = [attendeeOf(personOf(world, 0)), attendeeOf(personOf(world, 1))]
    const misnamed = { ...one, name: two.name }
    const unknown = { ...one, document: { ...one.document, number: "110101199003070011" } }
    const hostile = { document: { ...one.document, number: "\0\uD800" }, name: "\0" }
    const typed = {
      document: { ...two.document, number: ` ${two.document.number.toLowerCase()} ` },
      name: ` ${two.name} `
    }
    const { outcomes, tags } = yield* teaches(trainer, plan, [misnamed, unknown, hostile, typed], declarable("a"))
    yield* same("told", tags, ["NotFound", "NotFound", "NotFound", "Pending"])
    const failures = outcomes.flatMap(({ result }) => (result._tag === "Failure" ? [{ ...result.failure }] : []))
    yield* same(
      "but for their places alike",
      failures.map((failure) => ("kind" in failure ? failure.kind : "")),
      ["Attendee", "Attendee", "Attendee"]
    )
  }),

  "DEC-08 DEC-10 under a plan once for a person, and for no more than it has places, but for what was refused or failed":
    Effect.gen(function* () {
      const world = yield* city
      const { plan, trainer } = yield* withPlan(world)
      const [one, two, three] = [0, 1, 2].map((index) => attendeeOf(personOf(world, index))) as [
        TrainingBases.Attendee,
        TrainingBases.Attendee,
        TrainingBases.Attendee
      ]
      const first = yield* teaches(trainer, plan, [one, one, two, three], declarable("a"))
      yield* same("once", first.tags, ["Pending", "AlreadyAttended", "Pending", "PlanFull"])
      yield* same("again", (yield* teaches(trainer, plan, [two], declarable("b"))).tags, ["AlreadyAttended"])
      const [ofOne, ofTwo] = [idOf(first.made), idOf(first.made, 1)]
      yield* Declarations.reject(hats(world).hospital, ofTwo, "证明不清")
      yield* same("room again", (yield* teaches(trainer, plan, [three], declarable("b"))).tags, ["Pending"])
      const copied = yield* Declarations.copy(trainer, ofTwo)
      yield* refused("no room to submit it", "PlanFull", Declarations.submit(trainer, copied.id))
      yield* Declarations.approve(hats(world).hospital, ofOne)
      yield* Declarations.failAudit(administrator(world, "authority", "clerk"), ofOne, "证明不清")
      yield* same("submitted", (yield* Declarations.submit(trainer, copied.id))._tag, "Pending")
      yield* Declarations.withdraw(trainer, copied.id)
      yield* Declarations.remove(trainer, copied.id)
      const left = ["人员0 Approved -", "人员1 Rejected -", "人员2 Pending factory"]
      yield* same("left", yield* records(trainer), left)
    }),

  "SYS-03 DEC-08 two who declare under one plan at once declare for no more than it has places": Effect.gen(
    function* () {
      const world = yield* city
      const { plan, trainer } = yield* withPlan(world, { places: 1 })
      const [one, two] = [attendeeOf(personOf(world, 0)), attendeeOf(personOf(world, 1))]
      let twin = true
      const racing = beforeCommits(() => {
        if (!twin) return Effect.void
        twin = false
        return Effect.map(teaches(trainer, plan, [two], declarable("b")), ({ tags }) => tags)
      })
      const { tags } = yield* racing(teaches(trainer, plan, [one], declarable("a")))
      yield* same("the later one", tags, ["Conflict"])
      yield* same("one", yield* records(trainer), ["人员1 Pending hospital"])
      yield* same("told why", (yield* teaches(trainer, plan, [one], declarable("a"))).tags, ["PlanFull"])
    }
  ),

  "SYS-03 BAS-04 repeated under its key, what was declared is answered; another list under it is refused": Effect.gen(
    function* () {
      const world = yield* city
      const { plan, trainer } = yield* withPlan(world)
      const attendees = [attendeeOf(personOf(world, 0)), { ...attendeeOf(personOf(world, 1)), name: "无此人" }]
      const first = yield* teaches(trainer, plan, attendees, declarable("a"), key)
      const before = yield* journalled
      const again = yield* teaches(trainer, plan, attendees, declarable("a"), key)
      yield* same("answered", [again.tags, again.made] as const, [["Pending", "NotFound"], first.made])
      yield* same("not written", yield* journalled, before)
      const other = teaches(trainer, plan, attendees, declarable("b"), { ...key, digest: "other" })
      yield* refused("another", "KeyReused", other)
      const { hours: most } = taught()
      yield* same("the plan's hours", most, hours(24))
      yield* refused("by the embedder", "NotAllowed", teaches(embedder, plan, attendees, declarable("a")))
    }
  ),

  "DEC-08 SYS-06 what a base declared is in its own list of audits wherever it goes because who approved it is the only auditor":
    Effect.gen(function* () {
      const world = yield* city
      const { plan, trainer } = yield* withPlan(world)
      yield* leading(world, "bureau", 0)
      const chief = yield* leading(world, "authority", 1)
      yield* leading(world, "hospital", 2)
      const { made } = yield* teaches(trainer, plan, [attendeeOf(personOf(world, 1))], declarable("a"))
      yield* Declarations.approve(administrator(world, "hospital", chief.user), idOf(made))
      const lists = Effect.fnUntraced(function* (post: "authority" | "bureau") {
        const counts = { audit: 0, baseAudit: 0 }
        for (const kind of ["audit", "baseAudit"] as const) {
          const { count, items } = yield* Declarations.awaitingAudit(hats(world)[post], { kind }, page)
          yield* same("counted", items.length, count)
          counts[kind] = count
        }
        return counts
      })
      yield* same("at the auditor's", yield* lists("authority"), { audit: 0, baseAudit: 0 })
      yield* same("above", yield* lists("bureau"), { audit: 0, baseAudit: 1 })
    })
}
