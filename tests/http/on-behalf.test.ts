import { statusOf } from "@xueshi/http"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Answer, askedOf } from "./harness/asked.ts"
import { openPortal, type Portal } from "./harness/portal.ts"
import { sound } from "./harness/sound.ts"

interface Outcome {
  readonly id: string
  readonly outcome: string
  readonly problem?: { readonly code: string; readonly failures: ReadonlyArray<{ readonly path: string }> }
}

const ids = (count: number) => Array.from({ length: count }, (_, index) => `nobody-${index}`)

describe("declaring on behalf over HTTP", () => {
  let portal: Portal
  beforeAll(async () => {
    portal = await openPortal()
  })
  afterAll(() => portal.close())

  const body = (operation: string) => sound[operation]?.(portal.city, 0).payload as Readonly<Record<string, object>>
  const ask = askedOf(() => portal)
  const forMany = (change: object, headers?: Readonly<Record<string, string>>) =>
    ask("employer", "POST /declarations/on-behalf", { ...body("onBehalf.forMany"), ...change }, headers)
  const forAttendees = (change: object, plan: string = portal.city.plan) =>
    ask("base", `POST /training-plans/${plan}/declarations`, { ...body("onBehalf.forAttendees"), ...change })
  const outcomesOf = (answer: Answer) => (answer.body.outcomes ?? []) as ReadonlyArray<Outcome>
  const told = (answer: Answer) => outcomesOf(answer).map(({ outcome, problem }) => problem?.code ?? outcome)

  it("DEC-07 SYS-04 refuses what is malformed, and more people at once than a request may name", async () => {
    portal.restore()
    const before = portal.fingerprint()
    const { claim } = body("onBehalf.forMany")
    const attendee = { document: { type: "residentId", number: "1" }, name: "甲" }
    for (const [answer, path] of [
      [() => forMany({ professionals: ids(1001) }), "body/professionals"],
      [() => forMany({ professionals: ids(10_000) }), "body/professionals"],
      [() => forMany({ professionals: [] }), "body/professionals/0"],
      [() => forMany({ professionals: ["\0"] }), "body/professionals/0"],
      [() => forMany({ professionals: [{ id: "a" }] }), "body/professionals/0"],
      [() => forMany({ professionals: "a" }), "body/professionals"],
      [() => forMany({ claim: { ...claim, hours: "-1" } }), "body/claim/hours"],
      [() => forMany({ claim: { ...claim, declarant: "base" } }), "body/claim/declarant"],
      [() => forMany({ claim: null }), "body/claim"],
      [() => forMany({ everybody: true }), "body/everybody"],
      [() => forAttendees({ attendees: Array.from({ length: 1001 }, () => attendee) }), "body/attendees"],
      [() => forAttendees({ attendees: [] }), "body/attendees/0"],
      [() => forAttendees({ attendees: [{ ...attendee, name: "甲".repeat(101) }] }), "body/attendees/0/name"],
      [
        () => forAttendees({ attendees: [{ ...attendee, document: { type: "card", number: "1" } }] }),
        "body/attendees/0/document/type"
      ],
      [
        () => forAttendees({ attendees: [{ ...attendee, document: { type: "residentId" } }] }),
        "body/attendees/0/document/number"
      ]
    ] as const) {
      const { body: said, code, status } = await answer()
      expect([path, status, code]).toEqual([path, statusOf.InvalidRequest, "InvalidRequest"])
      expect(said.failures.map((one: { readonly path: string }) => one.path)).toContain(path)
    }
    expect(portal.fingerprint()).toBe(before)
  })

  it("DEC-07 tells of each of a thousand what became of them, and of a claim every failing field", async () => {
    portal.restore()
    const { colleague, outsider, person } = portal.city.people
    const professionals = [...ids(996), person.id, outsider.id, colleague.id, person.id]
    const many = await forMany({ professionals })
    expect(outcomesOf(many).map(({ id }) => id)).toEqual(professionals)
    expect(told(many)).toEqual([...ids(996).map(() => "NotFound"), "declared", "NotFound", "declared", "declared"])
    const before = portal.fingerprint()
    const { claim } = body("onBehalf.forMany")
    const wrong = await forMany({ claim: { ...claim, hours: "0", fields: { unknown: "x" } } })
    expect(told(wrong)).toEqual(["InvalidFields"])
    expect(
      outcomesOf(wrong)[0]
        ?.problem?.failures.map(({ path }) => path)
        .toSorted()
    ).toEqual([
      "body/claim/fields/className",
      "body/claim/fields/content",
      "body/claim/fields/school",
      "body/claim/fields/score",
      "body/claim/fields/unknown",
      "body/claim/hours"
    ])
    expect(portal.fingerprint()).toBe(before)
  })

  it("SYS-03 DEC-07 repeated under its key is answered as it was, and nothing is declared twice", async () => {
    portal.restore()
    const key = { "idempotency-key": "many" }
    const first = await forMany({}, key)
    const before = portal.fingerprint()
    expect((await forMany({}, key)).text).toBe(first.text)
    const other = await forMany({ professionals: [portal.city.people.colleague.id] }, key)
    expect([other.status, other.code]).toEqual([statusOf.KeyReused, "KeyReused"])
    expect(portal.fingerprint()).toBe(before)
  })

  it("DEC-08 BAS-04 answers of attendees by their places, and repeats nobody's document", async () => {
    portal.restore()
    const { colleague, outsider, person } = portal.city.people
    const [one, two, three] = [person, colleague, outsider].map(({ person: { document, name } }) => ({
      document,
      name
    }))
    const answer = await forAttendees({ attendees: [one, { ...two, name: "他人" }, three, one] })
    expect(outcomesOf(answer).map(({ id }) => id)).toEqual(["0", "1", "2", "3"])
    expect(told(answer)).toEqual(["declared", "NotFound", "declared", "AlreadyAttended"])
    expect(answer.text).not.toContain(colleague.person.document.number)
    const nobody = { document: { type: "residentId", number: "1" }, name: "无此人" }
    const most = await forAttendees({ attendees: Array.from({ length: 1000 }, () => nobody) })
    expect(outcomesOf(most).map(({ id }) => id)).toEqual(Array.from({ length: 1000 }, (_, place) => `${place}`))
    expect(new Set(told(most))).toEqual(new Set(["NotFound"]))
    const outside = await forAttendees({
      attendees: [two],
      claim: { ...body("onBehalf.forAttendees")["claim"], hours: "31" }
    })
    expect(outcomesOf(outside)[0]?.problem?.failures.map(({ path }) => path)).toEqual(["body/claim/hours"])
    const unknown = await forAttendees({}, "id-of-nothing")
    expect([unknown.status, unknown.code]).toEqual([statusOf.NotFound, "NotFound"])
  })
})
