import {
  Certificates,
  type DeclarationId,
  Declarations,
  hours,
  Policies,
  type Professional,
  Reviews,
  Store
} from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { Effect, Layer, Result, Stream } from "effect"
import type { City } from "../histories/City.ts"
import { claimNamed } from "../histories/claims.ts"
import { refused, same } from "./check.ts"
import {
  administrator,
  carrying,
  city,
  type DerivedContract,
  learn,
  matches,
  pending,
  personOf,
  selfOf
} from "./derivedWorld.ts"
import { beforeCommits, boss } from "./selectionWorld.ts"

const auditor = (world: City) => administrator(world, "authority", "auditor")
const fails = (world: City, id: DeclarationId) => Declarations.failAudit(auditor(world), id, "证明与内容不符")

/** General hours of a person, approved. */
export const general = Effect.fnUntraced(function* (
  world: City,
  person: Professional,
  count: number,
  certificateNumber = "G-1"
) {
  const claim = claimNamed("general course")
  const fields = { ...claim.fields, certificateNumber }
  const { id } = yield* pending(person, { ...claim, fields, hours: hours(count) })
  return yield* Declarations.approve(boss(world), id)
})

const issue = (person: Professional, year = 2018) => Certificates.issue(selfOf(person), person.id, year, "annual")

/** Which of a person's certificates stand, each as a stranger is told of it. */
const told = Effect.fnUntraced(function* (person: Professional) {
  const all = yield* Certificates.ofProfessional(selfOf(person), person.id)
  return yield* Effect.forEach(all, ({ number }) => Effect.map(Certificates.verify(number), ({ _tag }) => _tag))
})

/** A person of the hospital whose year is certified, with thirty hours more than it needs. */
const certified = Effect.fnUntraced(function* () {
  const world = yield* city
  const person = personOf(world, 1)
  yield* general(world, person, 30)
  const { id: sixty } = yield* learn(world, person, 60, "a")
  const { id: thirty } = yield* learn(world, person, 30, "b")
  return { world, person, sixty, thirty, certificate: yield* issue(person) }
})

const shareOfCompleted = Layer.orDie(Policies.layer([documents.weihai2018Completed]))

/** That certificates stand no longer than what they certify, on any adapter (AUD-03, CRT-02): names → programs that die where they do. */
export const revocationContract: DerivedContract = {
  "AUD-03 CRT-02 CRT-03 failing what a certified year needs revokes its certificate in one commit, and strangers are told why":
    Effect.gen(function* () {
      const { certificate, person, sixty, thirty, world } = yield* certified()
      yield* fails(world, thirty)
      yield* same("with what is left", yield* told(person), ["Genuine"])
      yield* fails(world, sixty)
      const answer = yield* Certificates.verify(certificate.number)
      yield* same("kind of answer", answer._tag, "Revoked")
      yield* same("the auditor's own words", JSON.stringify(answer).includes("证明与内容不符"), false)
      const kept = yield* Certificates.get(selfOf(person), certificate.number)
      const { on = 0 } = kept.revoked ?? {}
      yield* same("kept", kept, {
        ...certificate,
        version: 2,
        revoked: { on: on as typeof certificate.issuedOn, because: "auditFailed", declaration: sixty }
      })
      const entries = yield* (yield* Store).journal(0, 10_000)
      const last = entries.slice(-2)
      yield* same("at one moment", new Set(last.map(({ at }) => at)).size, 1)
      yield* same(
        "events",
        last.map(({ event }) => event._tag),
        ["AuditFailed", "CertificateRevoked"]
      )
      yield* matches()
    }),

  "CRT-01 CRT-02 AUD-03 a year that is made good has another certificate; the revoked one stays revoked": Effect.gen(
    function* () {
      const { certificate, person, sixty, world } = yield* certified()
      yield* fails(world, sixty)
      yield* refused("not passed", "GateNotMet", issue(person))
      yield* learn(world, person, 60, "c")
      const another = yield* issue(person)
      yield* same("another", another.number === certificate.number, false)
      yield* same("both", yield* told(person), ["Revoked", "Genuine"])
      yield* same("the one that stands", (yield* issue(person)).number, another.number)
    }
  ),

  "AUD-03 AUD-05 several that fail together revoke what each alone would leave standing": Effect.gen(function* () {
    const { person, sixty, thirty, world } = yield* certified()
    // Sixty hours and thirty, of which the year can spare either.
    yield* learn(world, person, 30, "c")
    const ids = [sixty, thirty, "nobody"]
    const outcomes = yield* Stream.runCollect(
      Reviews.decideAll(auditor(world), { kind: "audit", ids, verdict: { reject: "不实" } })
    )
    yield* same(
      "each",
      outcomes.map(({ result }) => (Result.isSuccess(result) ? "done" : result.failure._tag)),
      ["done", "done", "NotFound"]
    )
    yield* same("revoked", yield* told(person), ["Revoked"])
    yield* matches()
  }),

  "AUD-03 SYS-03 a certificate that is issued at the moment at which its hours fail falls with them": Effect.gen(
    function* () {
      const world = yield* city
      const person = personOf(world, 1)
      yield* general(world, person, 30)
      const { id } = yield* learn(world, person, 60, "a")
      let issued = false
      const racing = beforeCommits(({ changes }) => {
        if (issued || changes[0]?.event._tag !== "AuditFailed") return Effect.void
        issued = true
        return issue(person)
      })
      yield* racing(fails(world, id))
      yield* same("issued meanwhile", issued, true)
      yield* same("fallen with them", yield* told(person), ["Revoked"])
    }
  ),

  "AUD-03 CMP-01 hours of one year that carried another take the other's certificate with them": Effect.gen(
    function* () {
      const world = yield* city
      const person = personOf(world, 1)
      const { id } = yield* learn(world, person, 180, "a", 2017)
      yield* same("carried", (yield* issue(person)).year, 2018)
      yield* fails(world, id)
      yield* same("fallen", yield* told(person), ["Revoked"])
    }
  ).pipe(Effect.provide(carrying)),

  "AUD-03 CMP-03 where a share is of what was completed, more hours can close a gate, and revoke": Effect.gen(
    function* () {
      const world = yield* city
      const person = personOf(world, 1)
      yield* general(world, person, 30)
      yield* learn(world, person, 60, "a")
      const { number } = yield* issue(person)
      yield* general(world, person, 3, "G-2")
      yield* same("of completed", (yield* Certificates.verify(number))._tag, "Revoked")
      const { revoked } = yield* Certificates.get(selfOf(person), number)
      yield* same("why", revoked?.because, "hoursChanged")
    }
  ).pipe(Effect.provide(shareOfCompleted))
}
