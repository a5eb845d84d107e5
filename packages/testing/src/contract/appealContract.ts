import {
  type AppealClosed,
  Appeals,
  Certificates,
  Completions,
  type Declaration,
  type DeclarationId,
  Declarations,
  formatDay,
  hours,
  type InvalidFields,
  Reviews
} from "@xueshi/core"
import { Effect, Result, Stream } from "effect"
import type { City } from "../histories/City.ts"
import { refused, same } from "./check.ts"
import {
  administrator,
  city,
  claimOf,
  counts,
  type DerivedContract,
  governedBy,
  learn,
  matches,
  on,
  pending,
  personOf,
  selfOf
} from "./derivedWorld.ts"
import { eachHat } from "./readWorld.ts"
import { general } from "./revocationContract.ts"
import { boss } from "./selectionWorld.ts"

/** Weihai's document, under which what was refused can be appealed for ten days. */
const appealable = governedBy({ appeal: { days: 10 } })

const clerk = (world: City) => administrator(world, "authority", "clerk")
const auditor = (world: City) => administrator(world, "authority", "auditor")
const root = (world: City) => administrator(world, "bureau", "root1")
const page = { limit: 10 }
const grounds = { reason: "证书编号可查", attachments: [{ digest: "sha256-9", name: "补充证明.png" }] }

const rejected = Effect.fnUntraced(function* (world: City, claim = claimOf(30, "a")) {
  const { id } = yield* pending(personOf(world, 1), claim)
  return yield* Declarations.reject(boss(world), id, "证明不清")
})
const failed = Effect.fnUntraced(function* (world: City, count = 30, className = "a") {
  const { id } = yield* learn(world, personOf(world, 1), count, className)
  return yield* Declarations.failAudit(auditor(world), id, "抽查不符")
})
const appeals = (world: City, { id }: Pick<Declaration, "id">) =>
  Appeals.submit(selfOf(personOf(world, 1)), id, grounds)
const read = (world: City, id: DeclarationId) => Declarations.get(selfOf(personOf(world, 1)), id)

/** What waits for somebody, of each kind of appeal. */
const waiting = (of: Parameters<typeof Reviews.awaiting>[0]) =>
  Effect.forEach(["rejectionAppeal", "failureAppeal"], (kind) =>
    Effect.map(Reviews.awaiting(of, { kind }, page), ({ items }) => items.length)
  )

/** Appeals, on any adapter (EXT-01): names → programs that die where they are not as the rules say. */
export const appealContract: DerivedContract = {
  "EXT-01 DEC-06 AUD-01 an appeal against a rejection goes to the next superior, who grants hours that count and await audit":
    Effect.gen(function* () {
      const world = yield* city
      const declaration = yield* rejected(world)
      const review = yield* appeals(world, declaration)
      yield* same("whose turn", review.responsible, world.organisations.authority.id)
      yield* same("shown", yield* waiting(clerk(world)), [1, 0])
      yield* same("not below", yield* waiting(boss(world)), [0, 0])
      yield* refused("whoever refused it", "NotFound", Reviews.approve(root(world), "nobody" as typeof review.id))
      const hidden = yield* Effect.result(Reviews.approve(boss(world), review.id))
      yield* same("whoever refused it", Result.isFailure(hidden), true)
      yield* refused(
        "too many",
        "HoursNotGrantable",
        Reviews.approve(clerk(world), review.id, { recognised: hours(31) })
      )
      yield* same("seen by whoever decides", (yield* Declarations.get(clerk(world), declaration.id)).id, declaration.id)
      yield* Reviews.approve(clerk(world), review.id, { recognised: hours(20) })
      const after = yield* read(world, declaration.id)
      yield* same(
        "granted",
        after._tag === "Approved" && [after.recognised, after.approvedBy, after.approvedIn, after.audit],
        [
          hours(20),
          clerk(world).user,
          world.organisations.authority.id,
          { _tag: "Awaiting", auditor: world.organisations.bureau.id }
        ]
      )
      yield* same("no trace of the appeal in what stands", "appeal" in after, false)
      yield* matches()
    }).pipe(Effect.provide(appealable)),

  "EXT-01 AUD-02 an appeal against a failed audit goes above the auditor; hours that it wins count again, on that day and no earlier":
    Effect.gen(function* () {
      const world = yield* city
      const person = personOf(world, 1)
      yield* on("2019-01-10")(general(world, person, 30))
      const { id } = yield* on("2019-01-11")(learn(world, person, 60, "a"))
      yield* on("2019-01-12")(Declarations.failAudit(auditor(world), id, "抽查不符"))
      const review = yield* on("2019-01-13")(appeals(world, { id }))
      yield* same("whose turn", review.responsible, world.organisations.bureau.id)
      yield* on("2019-01-14")(Reviews.approve(root(world), review.id))
      const after = yield* read(world, id)
      yield* same("passed", after._tag === "Approved" && after.audit, {
        _tag: "Passed",
        auditor: world.organisations.authority.id,
        by: root(world).user
      })
      yield* on("2019-01-20")(Completions.recomputeAll(10))
      for (const [day, passing] of [
        ["2019-01-10", 0],
        ["2019-01-11", 1],
        ["2019-01-12", 0],
        ["2019-01-13", 0],
        ["2019-01-14", 1]
      ] as const)
        yield* same(day, (yield* counts("", day))[2], passing)
      yield* same("certified", (yield* Certificates.issue(selfOf(person), person.id, 2018, "annual")).year, 2018)
      yield* matches()
    }).pipe(Effect.provide(appealable)),

  "EXT-01 SYS-06 AUD-04 at the root another administrator decides; never who refused, approved, declared or is concerned":
    Effect.gen(function* () {
      const world = yield* city
      const { id } = yield* learn(world, personOf(world, 1), 30, "a")
      yield* Declarations.failAudit(auditor(world), id, "不实")
      const review = yield* appeals(world, { id })
      yield* same(
        "excluded",
        new Set(review.excluded),
        new Set([personOf(world, 1).user, auditor(world).user, boss(world).user])
      )
      const approver = administrator(world, "bureau", boss(world).user)
      yield* refused("who approved", "OwnItem", Reviews.approve(approver, review.id))
      yield* refused(
        "who failed it",
        "OwnItem",
        Reviews.reject(administrator(world, "bureau", auditor(world).user), review.id, "维持")
      )
      yield* same("another", (yield* Reviews.reject(root(world), review.id, "维持")).state, "rejected")
    }).pipe(Effect.provide(appealable)),

  "EXT-01 a refusal is appealed once, unless the appeal is taken back; what is dismissed stays refused": Effect.gen(
    function* () {
      const world = yield* city
      const declaration = yield* rejected(world)
      const first = yield* appeals(world, declaration)
      yield* refused("twice", "NotAppealable", appeals(world, declaration))
      yield* Reviews.withdraw(selfOf(personOf(world, 1)), first.id)
      yield* same("as it was", yield* read(world, declaration.id), { ...declaration, version: declaration.version + 2 })
      const second = yield* appeals(world, declaration)
      yield* Reviews.reject(clerk(world), second.id, "维持原决定")
      const after = yield* read(world, declaration.id)
      yield* same(
        "dismissed",
        [after._tag, "appeal" in after && after.appeal],
        ["Rejected", { review: second.id, state: "rejected" }]
      )
      yield* refused("once more", "NotAppealable", appeals(world, declaration))
      yield* same(
        "declared again",
        (yield* Declarations.copy(selfOf(personOf(world, 1)), declaration.id))._tag,
        "Draft"
      )
      yield* matches()
    }
  ).pipe(Effect.provide(appealable)),

  "EXT-01 within the policy's days, the last of them included; nothing where the policy takes no appeals": Effect.gen(
    function* () {
      const world = yield* city
      const [one, two] = [yield* on("2019-01-15")(rejected(world)), yield* on("2019-01-15")(failed(world, 30, "b"))]
      for (const declaration of [one, two]) {
        const late = yield* on("2019-01-26")(refused("late", "AppealClosed", appeals(world, declaration)))
        const { lastDay } = late as AppealClosed
        yield* same("told", lastDay === null ? "" : formatDay(lastDay), "2019-01-25")
        yield* on("2019-01-25")(appeals(world, declaration))
      }
      const draft = yield* Declarations.draft(selfOf(personOf(world, 1)), personOf(world, 1).id, claimOf(4, "c"))
      yield* refused("a draft", "NotAppealable", appeals(world, draft))
      yield* refused("what stands", "NotAppealable", appeals(world, yield* learn(world, personOf(world, 1), 4, "d")))
    }
  ).pipe(Effect.provide(appealable)),

  "EXT-01 a policy without days of appeal takes none": Effect.gen(function* () {
    const world = yield* city
    const closed = yield* refused("no days", "AppealClosed", appeals(world, yield* rejected(world)))
    yield* same("no last day", (closed as AppealClosed).lastDay, null)
  }).pipe(Effect.provide(governedBy({}))),

  "EXT-01 DEC-10 what was declared again meanwhile is not won back too": Effect.gen(function* () {
    const world = yield* city
    const [self, one, two] = [selfOf(personOf(world, 1)), yield* rejected(world), yield* failed(world, 20, "b")]
    const reviews = [yield* appeals(world, one), yield* appeals(world, two)]
    for (const { id } of [one, two]) yield* Declarations.submit(self, (yield* Declarations.copy(self, id)).id)
    const deciders = [clerk(world), root(world)]
    for (const [place, { id }] of reviews.entries())
      yield* refused("twice", "SameActivity", Reviews.approve(deciders[place] as typeof self, id))
    yield* matches()
  }).pipe(Effect.provide(appealable)),

  "EXT-01 PRO-03 several appeals are decided as a selection, each as if it were alone": Effect.gen(function* () {
    const world = yield* city
    const ids: Array<string> = []
    for (const name of ["a", "b", "c"]) ids.push((yield* appeals(world, yield* rejected(world, claimOf(10, name)))).id)
    const kind = "rejectionAppeal"
    const outcomes = yield* Stream.runCollect(
      Reviews.decideAll(clerk(world), { kind, ids: [...ids, "nobody"], verdict: { approve: true } })
    )
    yield* same(
      "each",
      outcomes.map(({ result }) => (Result.isSuccess(result) ? "done" : result.failure._tag)),
      ["done", "done", "done", "NotFound"]
    )
    yield* same("none waits", yield* waiting(clerk(world)), [0, 0])
    yield* matches()
  }).pipe(Effect.provide(appealable)),

  "EXT-01 ACC-10 SYS-04 only whose hours they are appeals, saying why, every failing field told; to others there is none":
    Effect.gen(function* () {
      const world = yield* city
      const { id } = yield* rejected(world)
      yield* eachHat(world, (one, name) =>
        name === "doctor"
          ? Effect.void
          : Effect.flatMap(Effect.result(Appeals.submit(one, id, grounds)), (answer) =>
              same(name, Result.isFailure(answer) && ["NotFound", "NotAllowed"].includes(answer.failure._tag), true)
            )
      )
      const self = selfOf(personOf(world, 1))
      for (const reason of ["", "  ", "\0", "\uD800", "长".repeat(1001)]) {
        const wrong = { reason, attachments: [{ digest: "x".repeat(300), name: "" }] }
        const told = yield* refused("nothing said", "InvalidFields", Appeals.submit(self, id, wrong))
        const paths = (told as InvalidFields).issues.map(({ path }) => path[0])
        yield* same("both fields", new Set(paths), new Set(["reason", "attachments"]))
      }
    }).pipe(Effect.provide(appealable))
}
