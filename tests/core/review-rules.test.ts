import { assert, describe, it } from "@effect/vitest"
import {
  type Actor,
  type Chain,
  type Organisation,
  type OrganisationId,
  type Post,
  Principal,
  type Professional,
  type Review,
  type ReviewId,
  Rules,
  type Staff,
  type UserId
} from "@xueshi/core"
import { Result, Schema } from "effect"

const states = ["pending", "approved", "rejected", "withdrawn"] as const
const told = <A, E extends { readonly _tag: string }>(result: Result.Result<A, E>) =>
  Result.isFailure(result) ? result.failure._tag : "yes"
const actor = (user: string, organisation: string): Actor =>
  Schema.decodeUnknownSync(Principal)({ user, hat: { _tag: "Administrator", organisation } })
const item = { handler: "a" as OrganisationId, excluded: ["own" as UserId] }

describe("deciding on a request", () => {
  it("PRO-03 SYS-06 by the organisation that handles it, not by whom it concerns, while it is pending", () => {
    for (const state of states) {
      const pending = state === "pending"
      const approved = (by: Actor) => told(Rules.approveReview({ state }, item, by, 7))
      const rejected = (by: Actor, reason = "不清") => told(Rules.rejectReview({ state }, item, by, { at: 7, reason }))
      for (const decided of [approved, rejected]) {
        assert.strictEqual(decided(actor("x", "a")), pending ? "yes" : "NotPending")
        assert.strictEqual(decided(actor("x", "b")), "NotHandler")
        assert.strictEqual(decided(actor("own", "a")), "OwnItem")
        const self = { user: "x" as UserId, hat: { _tag: "Professional", professional: "a" as never } } as const
        assert.strictEqual(decided(self), "NotHandler")
        assert.strictEqual(decided({ user: "x" as UserId, hat: { _tag: "Embedder" } }), "NotHandler")
      }
      assert.strictEqual(rejected(actor("x", "a"), " "), pending ? "ReasonRequired" : "NotPending")
    }
  })

  it("PRO-04 the decision names who, where and when, and a reason without the spaces around it", () => {
    const by = { by: "x", in: "a", at: 7 }
    const approved = Rules.approveReview({ state: "pending" }, item, actor("x", "a"), 7)
    assert.deepEqual(Result.getOrThrow(approved), { _tag: "ReviewApproved", ...by } as never)
    const rejected = Rules.rejectReview({ state: "pending" }, item, actor("x", "a"), { at: 7, reason: "\t不清 \n" })
    assert.deepEqual(Result.getOrThrow(rejected), { _tag: "ReviewRejected", ...by, reason: "不清" } as never)
  })

  it("PRO-02 DEC-04 a reason says something that can be read, whatever somebody types", () => {
    for (const none of ["", " ", "\u3000\u3000", "\n\t\r", "\u00a0", "\ufeff"])
      assert.strictEqual(told(Rules.reasonGiven(none)), "ReasonRequired")
    for (const unreadable of [
      "不清\0",
      "不\ud800清",
      "\u0007",
      "长".repeat(1001),
      "💥".repeat(1001),
      "长".repeat(10_000_000)
    ])
      assert.strictEqual(told(Rules.reasonGiven(unreadable)), "ReasonRequired")
    assert.strictEqual(Result.getOrThrow(Rules.reasonGiven("\u3000不清\u3000")), "不清")
    assert.strictEqual(Result.getOrThrow(Rules.reasonGiven("一\n二\t三")), "一\n二\t三")
    assert.strictEqual(told(Rules.reasonGiven("💥".repeat(1000))), "yes")
  })

  it("ORG-07 only what is pending and of a kind that can be is withdrawn", () => {
    for (const state of states) {
      const withdrawn = (withdrawable: boolean) => told(Rules.withdrawReview({ state }, { withdrawable }))
      assert.strictEqual(withdrawn(true), state === "pending" ? "yes" : "NotPending")
      assert.strictEqual(withdrawn(false), "NotWithdrawable")
    }
  })

  it("PRO-04 an organisation deletes from its list what it has decided on and is settled, once", () => {
    const decided = { by: "x", in: "a", at: 7, outcome: "approved" } as const
    const review = (changes: Partial<Review>) =>
      ({ state: "approved", decisions: [decided], clearedBy: [], ...changes }) as unknown as Review
    const cleared = (changes: Partial<Review>) => Rules.clearReview(review(changes), "a" as OrganisationId)
    assert.deepEqual(Result.getOrThrow(cleared({})), { _tag: "ReviewCleared", in: "a" } as never)
    assert.strictEqual(Result.getOrThrow(cleared({ clearedBy: ["a" as OrganisationId] })), undefined)
    assert.strictEqual(told(cleared({ state: "pending" })), "StillOpen")
    assert.strictEqual(told(cleared({ decisions: [] })), "StillOpen")
    assert.strictEqual(told(Rules.clearReview(review({}), "b" as OrganisationId)), "StillOpen")
  })
})

const chainOf = (...closed: ReadonlyArray<boolean>): Chain =>
  closed.map((reviewClosed, index) => ({ id: `${index}`, reviewClosed })) as unknown as Chain
const staffed =
  (...users: ReadonlyArray<ReadonlyArray<string>>): Staff =>
  (id) =>
    (users[Number(id)] ?? []) as ReadonlyArray<UserId>
const handled = (
  chain: Chain,
  staff: Staff,
  module: "hourReview" | "audit" | "transfers",
  ...excluded: Array<string>
) => {
  const { flagged, handler } = Rules.handlerOf({ chain, staff, module, excluded: excluded as Array<UserId> })
  return `${handler}${flagged ? " flagged" : ""}`
}

describe("who handles what waits", () => {
  it("ORG-09 where posts are kept elsewhere, the nearest whose authority is open; only hours are ever closed", () => {
    const chain = chainOf(true, true, false)
    assert.strictEqual(handled(chain, undefined, "hourReview"), "2")
    assert.strictEqual(handled(chain, undefined, "audit"), "0")
    assert.strictEqual(handled(chain, undefined, "transfers"), "0")
    assert.strictEqual(handled(chainOf(true), undefined, "hourReview"), "0")
  })

  it("SYS-06 the nearest that has somebody whom it does not concern; at the root it waits, flagged", () => {
    const chain = chainOf(false, false, false)
    assert.strictEqual(handled(chain, staffed(["a"], ["b"], ["c"]), "transfers"), "0")
    assert.strictEqual(handled(chain, staffed(["a"], ["b"], ["c"]), "transfers", "a"), "1")
    assert.strictEqual(handled(chain, staffed(["a", "b"], [], []), "transfers", "a"), "0")
    assert.strictEqual(handled(chain, staffed(["a"], ["a"], ["c"]), "transfers", "a"), "2")
    assert.strictEqual(handled(chain, staffed([], [], ["c"]), "transfers", "c"), "2 flagged")
    assert.strictEqual(handled(chain, staffed(["a"], [], []), "transfers", "a", "b"), "2 flagged")
    assert.strictEqual(handled(chainOf(true, false, false), staffed(["a"], [], ["c"]), "hourReview"), "2")
  })
})

describe("transfers", () => {
  const professional = (transfer?: string) =>
    ({ organisation: "a", ...(transfer !== undefined && { transfer: transfer as ReviewId }) }) as Pick<
      Professional,
      "organisation" | "transfer"
    >
  const target = (id: string, kind: Organisation["kind"]) => ({ id: id as OrganisationId, kind })

  it("TRF-01 to another organisation that has people, one at a time", () => {
    for (const kind of ["employer", "authority", "bureau"] as const)
      assert.strictEqual(told(Rules.requestTransfer(professional(), target("b", kind))), "yes")
    assert.strictEqual(told(Rules.requestTransfer(professional(), target("b", "base"))), "NoTarget")
    assert.strictEqual(told(Rules.requestTransfer(professional(), target("a", "employer"))), "NoTarget")
    assert.strictEqual(told(Rules.requestTransfer(professional("t"), target("b", "employer"))), "InTransfer")
  })

  it("TRF-05 posts of the source that are held as its professional end; a super administrator hands over first", () => {
    const post = (organisation: string, way: "a" | "c", rank: Post["rank"]) =>
      ({ organisation, rank, ...(way === "a" && { professional: "p" }) }) as unknown as Post
    const ending = (...posts: ReadonlyArray<Post>) => Rules.handsOver(posts, "a" as OrganisationId)
    const [own, guest, elsewhere] = [post("a", "a", "ordinary"), post("a", "c", "super"), post("b", "a", "super")]
    assert.deepEqual(Result.getOrThrow(ending(own, guest, elsewhere)), [own])
    assert.deepEqual(Result.getOrThrow(ending()), [])
    assert.strictEqual(told(ending(own, post("a", "a", "super"))), "MustHandOver")
  })
})
