import { type DeclarationFilter, type DeclarationId, Declarations, type InvalidFields, Reviews } from "@xueshi/core"
import { Effect, Result, Stream } from "effect"
import type { City } from "../histories/City.ts"
import type { Contract } from "./Contract.ts"
import { refused, same } from "./check.ts"
import { administrator, city, claimOf, governedBy, learn, on, pending, personOf, selfOf } from "./derivedWorld.ts"
import { boss } from "./selectionWorld.ts"

/** Weihai's document with a last day of declaring, days of audit and of grace, and reasons by codes. */
const dated = governedBy({
  declareBy: { month: 1, day: 20, yearsAfter: 1 },
  audit: { lastDay: { month: 2, day: 28, yearsAfter: 1 }, graceDays: 30 },
  refusals: [
    { code: "blurred", name: { zh: "证明不清晰", en: "blurred" }, of: ["review", "audit"] },
    { code: "sampled", name: { zh: "抽查不符", en: "not as sampled" }, of: ["audit"] }
  ]
})

const auditor = (world: City) => administrator(world, "authority", "auditor")
const page = { limit: 10 }

/** What of the hospital's was refused for a reason, by their ids. */
const listed = (world: City, state: "Approved" | "Rejected", reasonCode: string) =>
  Effect.map(
    Declarations.ofOrganisation(boss(world), world.organisations.hospital.id, { state, reasonCode }, page),
    ({ items }) => items.map(({ id }) => id)
  )

const copied = Effect.fnUntraced(function* (world: City, id: DeclarationId) {
  const self = selfOf(personOf(world, 1))
  return yield* Declarations.copy(self, id)
})

/** Which fields are refused of a draft that is submitted, with the codes; nothing where it is taken. */
const submitted = (world: City, id: DeclarationId) =>
  Effect.match(Declarations.submit(selfOf(personOf(world, 1)), id), {
    onSuccess: () => "",
    onFailure: (error) =>
      error._tag === "InvalidFields"
        ? (error as InvalidFields).issues.map(({ code, path, rule }) => `${path.join(".")} ${code} ${rule}`).join(", ")
        : error._tag
  })

/** Last days, days of grace and codes of reasons, on any adapter (AUD-06, EXT-04): names → programs that die where they are not kept. */
export const auditTermsContract: Contract = {
  "AUD-06 after a year's last day of audit hours pass or fail only with a reason for that, which is kept; before, none is":
    Effect.gen(function* () {
      const world = yield* city
      const person = personOf(world, 1)
      const [one, two] = [yield* learn(world, person, 30, "a"), yield* learn(world, person, 30, "b")]
      const onTime = yield* on("2019-02-28")(Declarations.passAudit(auditor(world), one.id, { lateReason: "早" }))
      yield* same("on the last day", "audit" in onTime && "lateReason" in onTime.audit, false)
      const late = on("2019-03-01")
      for (const lateReason of [undefined, "", " ", "\0", "长".repeat(1001)]) {
        yield* late(
          refused("passed late", "LateReasonRequired", Declarations.passAudit(auditor(world), two.id, { lateReason }))
        )
        yield* late(
          refused(
            "failed late",
            "LateReasonRequired",
            Declarations.failAudit(auditor(world), two.id, "不实", { lateReason })
          )
        )
      }
      const all = { kind: "audit", ids: [two.id], verdict: { reject: "不实" } } as const
      const outcome = (verdict: Reviews.Verdict) =>
        Effect.map(Stream.runCollect(Reviews.decideAll(auditor(world), { ...all, verdict })), (outcomes) =>
          outcomes.map(({ result }) => (Result.isFailure(result) ? result.failure._tag : result.success))
        )
      yield* same("a selection", yield* late(outcome({ reject: "不实" })), ["LateReasonRequired"])
      const [failed] = yield* late(outcome({ reject: "不实", lateReason: " 举报后复查 " }))
      yield* same("kept", failed !== undefined && typeof failed !== "string" && "audit" in failed && failed.audit, {
        _tag: "Failed",
        auditor: world.organisations.authority.id,
        by: auditor(world).user,
        in: world.organisations.authority.id,
        on: 17956 as never,
        reason: "不实",
        lateReason: "举报后复查"
      })
    }).pipe(Effect.provide(dated)),

  "AUD-06 a closed year is declared for no more, but for what failed in audit, within the days of grace, for that year alone":
    Effect.gen(function* () {
      const world = yield* city
      const person = personOf(world, 1)
      const failing = yield* learn(world, person, 30, "a")
      const { id: rejected } = yield* pending(person, claimOf(20, "b"))
      yield* Declarations.reject(boss(world), rejected, "不清")
      const fresh = yield* Declarations.draft(selfOf(person), person.id, claimOf(10, "c"))
      const closed = "creditYear YearClosed AUD-06"
      yield* same("fresh", yield* on("2019-01-21")(submitted(world, fresh.id)), closed)
      yield* on("2019-02-01")(Declarations.failAudit(auditor(world), failing.id, "不实"))
      const copies = [yield* on("2019-02-02")(copied(world, failing.id)), yield* copied(world, rejected)]
      const [copy, other] = copies.map(({ id }) => id) as [DeclarationId, DeclarationId]
      yield* same("rejected is not failed", yield* on("2019-02-02")(submitted(world, other)), closed)
      yield* same("too late", yield* on("2019-03-04")(submitted(world, copy)), closed)
      const elsewhere = claimOf(30, "a", 2017)
      yield* Declarations.edit(selfOf(person), copy, elsewhere)
      yield* same("another year", yield* on("2019-03-03")(submitted(world, copy)), closed)
      yield* Declarations.edit(selfOf(person), copy, claimOf(30, "a"))
      yield* same("the last day of grace", yield* on("2019-03-03")(submitted(world, copy)), "")
      const again = yield* on("2019-03-20")(Declarations.approve(boss(world), copy))
      yield* same("counts", again._tag, "Approved")
      yield* same("the last day", yield* on("2019-01-20")(submitted(world, fresh.id)), "")
    }).pipe(Effect.provide(dated)),

  "EXT-04 hours are refused by a code of the document's, in words or both; no other code is taken, and lists are asked by it":
    Effect.gen(function* () {
      const world = yield* city
      const person = personOf(world, 1)
      const drafts = yield* Effect.forEach(["a", "b", "c"], (name) => pending(person, claimOf(10, name)))
      const [one, two, three] = drafts.map(({ id }) => id) as [DeclarationId, DeclarationId, DeclarationId]
      for (const code of ["sampled", "nothing", "", "__proto__", "blurred\0", "BLURRED", "x".repeat(100_000)]) {
        const answer = yield* refused(code, "UnknownReasonCode", Declarations.reject(boss(world), one, "不清", code))
        yield* same("told shortly", JSON.stringify(answer).length < 1000, true)
      }
      const rejected = yield* Declarations.reject(boss(world), one, "", "blurred")
      yield* same("its name", rejected._tag === "Rejected" && [rejected.reason, rejected.reasonCode], [
        "证明不清晰",
        "blurred"
      ])
      yield* Effect.forEach([two, three], (id) => Declarations.approve(boss(world), id))
      yield* refused("nothing said", "ReasonRequired", Declarations.failAudit(auditor(world), two, ""))
      const verdict = { reject: "", reasonCode: "sampled" }
      const outcomes = yield* Stream.runCollect(
        Reviews.decideAll(auditor(world), { kind: "audit", ids: [two], verdict })
      )
      yield* same(
        "in a selection",
        outcomes.map(({ result }) => result._tag),
        ["Success"]
      )
      yield* Declarations.failAudit(auditor(world), three, "第二页看不清", { reasonCode: "blurred" })
      yield* same("rejected", yield* listed(world, "Rejected", "blurred"), [one])
      yield* same("failed", yield* listed(world, "Approved", "blurred"), [three])
      yield* same("sampled", yield* listed(world, "Approved", "sampled"), [two])
      const own = (filter: DeclarationFilter) =>
        Effect.map(Declarations.ofProfessional(selfOf(person), person.id, filter, page), ({ items }) =>
          items.map(({ id }) => id)
        )
      yield* same("one's own", yield* own({ reasonCode: "blurred" }), [one, three].toSorted())
      yield* same("one's own, failed", yield* own({ reasonCode: "blurred", audit: "Failed" }), [three])
      const { items: sampled } = yield* Declarations.audited(auditor(world), { reasonCode: "sampled" }, page)
      yield* same(
        "audited",
        sampled.map(({ id }) => id),
        [two]
      )
      for (const none of ["", "\0", "blurred\0x", "blurred\ud800", "nothing"]) {
        yield* same(none, yield* listed(world, "Rejected", none), [])
        yield* same(none, yield* own({ reasonCode: none }), [])
      }
    }).pipe(Effect.provide(dated))
}
