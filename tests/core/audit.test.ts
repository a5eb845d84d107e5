import { assert, describe, it } from "@effect/vitest"
import { Completions, DeclarationRepository, Declarations, formatHours, type Organisation, Rules } from "@xueshi/core"
import { Effect } from "effect"
import { administrator, environment, pending, type SmallCity, self, smallCity } from "./fixtures.ts"

const approved = Effect.fnUntraced(function* (city: SmallCity) {
  const { id } = yield* pending(city)
  return yield* Declarations.approve(administrator(city.employer.id), id)
})
const counted = (city: SmallCity) =>
  Effect.map(Completions.ofYear(self(city.person), city.person.id, 2018), ({ verdict }) => formatHours(verdict.total))

const organisation = (kind: Organisation["kind"], id: string) => ({ kind, id }) as Organisation

describe("audit", () => {
  it("AUD-01 the auditor is the nearest authority or bureau above the organisation that approved", () => {
    const [employer, sub, authority, bureau] = [
      organisation("employer", "e"),
      organisation("employer", "s"),
      organisation("authority", "a"),
      organisation("bureau", "b")
    ] as const
    assert.strictEqual(Rules.auditorOf([sub, employer, authority, bureau]), authority)
    assert.strictEqual(Rules.auditorOf([authority, bureau]), bureau)
    assert.strictEqual(Rules.auditorOf([bureau]), bureau)
  })

  it.effect("AUD-01 approved hours count at once and await audit in the auditor's list alone", () =>
    Effect.gen(function* () {
      const city = yield* smallCity
      const { id } = yield* approved(city)
      assert.strictEqual(yield* counted(city), "30")
      const repository = yield* DeclarationRepository
      const awaiting = (of: Organisation) =>
        Effect.map(repository.awaitingAudit(of.id, "audit", {}, { limit: 10 }), ({ items }) =>
          items.map((one) => one.id)
        )
      assert.deepStrictEqual(yield* awaiting(city.authority), [id])
      assert.deepStrictEqual(yield* awaiting(city.bureau), [])
    }).pipe(Effect.provide(environment))
  )

  it.effect("AUD-02 failed hours stop counting from that moment, with a reason", () =>
    Effect.gen(function* () {
      const city = yield* smallCity
      const { id } = yield* approved(city)
      const auditor = administrator(city.authority.id)
      assert.strictEqual((yield* Effect.flip(Declarations.failAudit(auditor, id, "")))._tag, "ReasonRequired")
      yield* Declarations.failAudit(auditor, id, "证明与内容不符")
      assert.strictEqual(yield* counted(city), "0")
      const again = yield* Declarations.copy(self(city.person), id)
      assert.deepInclude(again, { _tag: "Draft", copyOf: id })
    }).pipe(Effect.provide(environment))
  )

  it.effect("AUD-02 passed hours go on counting, and an audit is decided once", () =>
    Effect.gen(function* () {
      const city = yield* smallCity
      const { id } = yield* approved(city)
      const auditor = administrator(city.authority.id)
      yield* Declarations.passAudit(auditor, id)
      assert.strictEqual(yield* counted(city), "30")
      assert.strictEqual((yield* Effect.flip(Declarations.failAudit(auditor, id, "x")))._tag, "NotAwaitingAudit")
    }).pipe(Effect.provide(environment))
  )

  it.effect(
    "AUD-04 who approved does not audit, under whatever hat; nor anybody their own hours, nor another body",
    () =>
      Effect.gen(function* () {
        const city = yield* smallCity
        const { id } = yield* approved(city)
        const approver = administrator(city.authority.id, `admin-of-${city.employer.id}`)
        assert.strictEqual((yield* Effect.flip(Declarations.passAudit(approver, id)))._tag, "ApproverCannotAudit")
        const own = administrator(city.authority.id, city.person.user)
        assert.strictEqual((yield* Effect.flip(Declarations.passAudit(own, id)))._tag, "OwnItem")
        assert.strictEqual(
          (yield* Effect.flip(Declarations.passAudit(administrator(city.bureau.id), id)))._tag,
          "NotHandler"
        )
      }).pipe(Effect.provide(environment))
  )
})
