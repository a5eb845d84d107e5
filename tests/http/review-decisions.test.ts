import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { type Answer, askedOf } from "./harness/asked.ts"
import { openPortal, type Portal } from "./harness/portal.ts"
import { sound } from "./harness/sound.ts"

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
beforeEach(() => portal.restore())
afterAll(() => portal.close())

const ask = askedOf(() => portal)
const kind = "informationChange"

/** The request of a person of the employer for another department. */
const asks = async (who: "person" | "colleague") =>
  (
    await ask(who, `POST /professionals/${portal.city.people[who].id}/changes`, {
      title: null,
      department: portal.city.departments.enabled[0]
    })
  ).body.id as string

/** A transfer of `outsider`, which the employer decides on as well, but which is of another kind. */
const transferred = async () =>
  (await ask("sibling", "POST /transfers", sound["transfers.request"]?.(portal.city, 0).payload)).body.id as string

/** What became of each: the id, and what was decided or why not. */
const told = (outcomes: ReadonlyArray<{ id: string; outcome: string; problem?: { code: string } }>) =>
  outcomes.map(({ id, outcome, problem }) => [id, problem?.code ?? outcome])

const linesOf = ({ body }: Answer) => ({
  outcomes: told(body.slice(0, -1).map(({ outcome }: { outcome: never }) => outcome)),
  report: body.at(-1)
})

describe("a selection", () => {
  const decide = (ids: ReadonlyArray<string>, change: object = {}, headers = {}) =>
    ask("employer", "POST /reviews/decisions", { kind, ids, outcome: "approved", ...change }, headers)

  it("PRO-03 SYS-06 decides on each as if it were alone: what is not theirs, of another kind, or nobody's is told, and stops nothing", async () => {
    const [pending = "", theirs, other] = [portal.city.reviews.pending[0], await asks("person"), await transferred()]
    const ids = [other, "nothing", pending, theirs, pending]
    const { body } = await ask("ownHat", "POST /reviews/decisions", { kind, ids, outcome: "approved" })
    expect(told(body.outcomes)).toEqual([
      [other, "NotFound"],
      ["nothing", "NotFound"],
      [pending, "approved"],
      [theirs, "OwnItem"],
      [pending, "approved"]
    ])
    const [settled = ""] = portal.city.reviews.decided
    expect(told((await decide([pending, settled, theirs])).body.outcomes)).toEqual([
      [pending, "NotPending"],
      [settled, "NotPending"],
      [theirs, "approved"]
    ])
  })

  it("PRO-03 SYS-03 is refused with one reason for all; under a key it is answered as at first", async () => {
    const ids = [await asks("person")]
    expect((await decide(ids, { outcome: "rejected", reason: " " })).code).toBe("ReasonRequired")
    const key = { "idempotency-key": "a-selection" }
    const first = await decide(ids, { outcome: "rejected", reason: "不符" }, key)
    expect(told(first.body.outcomes)).toEqual([[ids[0], "rejected"]])
    expect((await ask("person", `GET /reviews/${ids[0]}`)).body.reason).toBe("不符")
    expect((await decide(ids, { outcome: "rejected", reason: "不符" }, key)).text).toBe(first.text)
    const other = await decide([...ids, ...portal.city.reviews.pending], { outcome: "rejected", reason: "不符" }, key)
    expect(other.code).toBe("KeyReused")
  })

  it("DEC-12 AUD-05 hours are decided on in the same way, and audited", async () => {
    const { awaiting, pending } = portal.city.declarations
    const approved = await decide(pending, { kind: "declaration" })
    expect(told(approved.body.outcomes)).toEqual(pending.map((id) => [id, "approved"]))
    const audit = { kind: "audit", ids: awaiting, outcome: "rejected", reason: "附件不清" }
    const { body } = await ask("authority", "POST /reviews/decisions", audit)
    expect(told(body.outcomes)).toEqual(awaiting.map((id) => [id, "rejected"]))
    const { body: failed } = await ask("person", `GET /declarations/${awaiting[0]}`)
    expect(failed.audit._tag).toBe("Failed")
  })

  it("PRO-03 SYS-04 of more than a thousand is refused, and so is one of a million", async () => {
    const many = await decide(Array.from({ length: 1001 }, (_, index) => `r${index}`))
    expect([many.status, many.code, many.body.failures[0].path]).toEqual([400, "InvalidRequest", "body/ids"])
    const most = await decide(Array.from({ length: 1_000_000 }, (_, index) => `r${index}`))
    expect([most.status, most.code]).toEqual([413, "PayloadTooLarge"])
    expect((await decide([], {})).body.failures[0].path).toMatch(/^body\/ids/u)
    expect((await decide(["r"], { kind: "no such kind" })).code).toBe("NotFound")
  })
})

describe("all that was shown", () => {
  const shown = (change: object, who = "employer") =>
    ask(who, "POST /reviews/decisions/shown", { kind, outcome: "approved", ...change })

  it("PRO-03 what came after the list was shown stays; given again, it decides on what is left", async () => {
    const [pending] = portal.city.reviews.pending
    const { body: list } = await ask("employer", `GET /reviews/awaiting?kind=${kind}`)
    const later = await asks("person")
    const first = linesOf(await shown({ moment: list.moment }))
    expect(first).toEqual({
      outcomes: [[pending, "approved"]],
      report: { event: "report", decided: 1, refused: 0 }
    })
    expect((await ask("employer", `GET /reviews/${later}`)).body.state).toBe("pending")
    expect(linesOf(await shown({ moment: list.moment }))).toEqual({
      outcomes: [],
      report: { event: "report", decided: 0, refused: 0 }
    })
    const { body: next } = await ask("employer", `GET /reviews/awaiting?kind=${kind}`)
    const second = await shown({ moment: next.moment, outcome: "rejected", reason: "不符" })
    expect(linesOf(second).outcomes).toEqual([[later, "rejected"]])
    const own = linesOf(await shown({ moment: list.moment }, "sibling"))
    expect(own.report).toEqual({ event: "report", decided: 0, refused: 0 })
  })

  it("PRO-03 SYS-06 an item of one's own is told and stays; a title that nothing begins with matches nothing", async () => {
    const theirs = await asks("person")
    const { body: list } = await ask("ownHat", `GET /reviews/awaiting?kind=${kind}`)
    const none = linesOf(await shown({ moment: list.moment, title: "没有此人" }))
    expect(none).toEqual({ outcomes: [], report: { event: "report", decided: 0, refused: 0 } })
    const { body: empty } = await ask("employer", `GET /reviews/awaiting?kind=${kind}&title=没有此人`)
    expect([empty.items, empty.count, empty.more]).toEqual([[], 0, false])
    const mine = linesOf(await shown({ moment: list.moment, title: "人员0" }, "ownHat"))
    expect(mine).toEqual({ outcomes: [[theirs, "OwnItem"]], report: { event: "report", decided: 0, refused: 1 } })
  })

  it("PRO-03 SYS-05 hours have their moment from their own list; what is wrong before the first line is a problem", async () => {
    const { body: toDo } = await ask("employer", "GET /reviews/to-do")
    const pending = portal.city.declarations.pending
    expect(toDo.items).toContainEqual({ kind: "declaration", count: pending.length, more: false })
    const { body: list } = await ask("employer", "GET /declarations/awaiting-review")
    expect([list.count, list.more]).toEqual([pending.length, false])
    const lines = linesOf(await shown({ kind: "declaration", moment: list.moment }))
    expect(lines.outcomes).toEqual(pending.map((id) => [id, "approved"]))
    const refused = [
      await shown({ moment: list.moment, outcome: "rejected", reason: "" }),
      await shown({ moment: list.moment, kind: "no such kind" }),
      await shown({ moment: list.moment }, "reviewOnly"),
      await shown({ moment: "yesterday", hours: { creditYear: 2018 } })
    ]
    expect(refused.map(({ code, status }) => [status, code])).toEqual([
      [422, "ReasonRequired"],
      [404, "NotFound"],
      [403, "NotAllowed"],
      [422, "InvalidFields"]
    ])
    expect(refused.at(-1)?.body.failures.map(({ path }: { readonly path: string }) => path)).toEqual([
      "body/moment",
      "body/hours"
    ])
  })
})

describe("hours as their list was filtered", () => {
  const shown = (change: object) =>
    ask("authority", "POST /reviews/decisions/shown", { kind: "audit", outcome: "approved", ...change })
  const list = (query: string) => ask("authority", `GET /declarations/awaiting-audit?${query}`)
  const idsOf = ({ body }: Answer): ReadonlyArray<string> => body.items.map(({ id }: { readonly id: string }) => id)

  it("AUD-02 PRO-03 待审验 by a filter, page by page; all of it decided on as filtered; then in 已审验 by outcome", async () => {
    const { person } = portal.city.people
    const filter = `creditYear=2017&form=postTraining&name=${person.person.name}`
    const all = await list(filter)
    expect([all.body.count, all.body.items.length, (await list("")).body.count]).toEqual([3, 3, 8])
    const [first, second] = [await list(`${filter}&limit=2`), await list("creditYear=2018&limit=2")]
    const next = await list(`${filter}&limit=2&cursor=${first.body.next}`)
    expect([...idsOf(first), ...idsOf(next)]).toEqual(idsOf(all))
    expect((await list(`${filter}&limit=2&cursor=${second.body.next}`)).code).toBe("InvalidCursor")
    const hours = { creditYear: 2017, form: "postTraining", name: person.person.name }
    const lines = linesOf(await shown({ moment: all.body.moment, hours }))
    expect(lines).toEqual({
      outcomes: idsOf(all).map((id) => [id, "approved"]),
      report: { event: "report", decided: 3, refused: 0 }
    })
    const failing = { moment: all.body.moment, hours: { creditYear: 2018 }, outcome: "rejected", reason: "证明不清" }
    expect(linesOf(await shown(failing)).report.decided).toBe(3)
    expect((await list("")).body.count).toBe(2)
    const audited = (query: string) => ask("authority", `GET /declarations/audited?${query}`)
    expect(idsOf(await audited("audit=Passed"))).toEqual(idsOf(all))
    expect((await audited("audit=Failed&creditYear=2018")).body.items).toHaveLength(3)
    expect((await audited("kind=baseAudit")).body.items).toEqual([])
  })

  it("DEC-11 SYS-04 what no filter can be is refused at its place, in the address and in the body; the rest matches nothing", async () => {
    const { moment } = (await list("")).body
    const wrong: ReadonlyArray<readonly [string, string, unknown]> = [
      ["creditYear", "2018x", "2018"],
      ["creditYear", "1e400", 20_180],
      ["creditYear", "1.5", 1.5],
      ["form", "", ""],
      ["form", "x".repeat(65), "x".repeat(65)],
      ["subject", "x".repeat(65), ["all"]],
      ["name", "", null],
      ["name", "x".repeat(201), "x".repeat(201)],
      ["organisation", "../..", "../.."]
    ]
    for (const [field, inAddress, inBody] of wrong) {
      for (const path of ["awaiting-audit", "awaiting-review", "audited"]) {
        const who = path === "awaiting-review" ? "employer" : "authority"
        const told = await ask(who, `GET /declarations/${path}?${field}=${inAddress}`)
        expect([told.status, told.code, told.body.failures[0].path], `${path} ${field}`).toEqual([
          400,
          "InvalidRequest",
          `query/${field}`
        ])
      }
      const told = await shown({ moment, hours: { [field]: inBody } })
      expect([told.code, told.body.failures[0].path]).toEqual(["InvalidRequest", `body/hours/${field}`])
    }
    for (const text of ["%00", "a%1f", "%ed%a0%80", "%ff"])
      expect((await list(`name=${text}`)).code, text).toBe("InvalidRequest")
    for (const text of ["a\0", "\u001b", "\ud800"])
      expect((await shown({ moment, hours: { name: text } })).code).toBe("InvalidRequest")
    expect((await shown({ moment, creditYear: 2018 })).code).toBe("InvalidRequest")
    for (const name of ["%", "_", "\\", "' or true --"]) {
      expect((await list(`name=${encodeURIComponent(name)}`)).body.items).toEqual([])
      expect(linesOf(await shown({ moment, hours: { name } })).report.decided).toBe(0)
    }
    const long = `name=${encodeURIComponent("人".repeat(200))}`
    expect((await list(long)).body.count).toBe(0)
    for (const [change, path] of [
      [{ title: "人员" }, "body/title"],
      [{ kind, hours: {} }, "body/hours"]
    ] as const) {
      const told = await ask("bureau", "POST /reviews/decisions/shown", {
        ...{ kind: "audit", outcome: "approved", moment },
        ...change
      })
      expect([told.status, told.code, told.body.failures[0].path]).toEqual([422, "InvalidFields", path])
    }
    expect((await list("")).body.count).toBe(8)
  })
})

describe("what was decided", () => {
  it("PRO-04 who decided what and when is listed, until it is deleted from the list; what waits cannot be", async () => {
    const { decided, pending } = portal.city.reviews
    const list = async () => (await ask("ordinary", `GET /reviews/decided?kind=${kind}`)).body.items
    const [entry] = await list()
    const { employer } = portal.city.organisations
    expect([entry.id, entry.state, entry.reason, entry.decisions[0]]).toMatchObject([
      decided[0],
      "rejected",
      "不符",
      { in: employer.id, by: portal.city.actors.employer?.user, outcome: "rejected" }
    ])
    expect((await ask("employer", `DELETE /reviews/${pending[0]}/decided`)).code).toBe("StillOpen")
    for (const _ of ["once", "twice"])
      expect((await ask("employer", `DELETE /reviews/${decided[0]}/decided`)).status).toBe(204)
    expect(await list()).toEqual([])
    expect((await ask("person", `GET /reviews/${decided[0]}`)).body.state).toBe("rejected")
  })

  it("ORG-07 PRO-06 what was taken back is not decided on, and what is decided is not taken back", async () => {
    const [id] = portal.city.reviews.pending
    const path = `/reviews/${id}` as const
    const key = { "idempotency-key": "one-withdrawal" }
    const taken = await ask("colleague", `POST ${path}/withdrawal`, undefined, key)
    expect(taken.body.state).toBe("withdrawn")
    expect((await ask("colleague", `POST ${path}/withdrawal`, undefined, key)).text).toBe(taken.text)
    const other = `POST /reviews/${await asks("colleague")}/withdrawal` as const
    expect((await ask("colleague", other, undefined, key)).code).toBe("KeyReused")
    expect((await ask("employer", `POST ${path}/approval`, {})).code).toBe("NotPending")
    expect((await ask("employer", `POST ${path}/rejection`, { reason: "不符" })).code).toBe("NotPending")
    expect((await ask("colleague", `POST ${path}/withdrawal`)).code).toBe("NotPending")
    expect((await ask("employer", `GET ${path}`)).body.handling).toBeNull()
  })
})
