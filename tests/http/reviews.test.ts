import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { askedOf } from "./harness/asked.ts"
import { applicants, freshCode, password } from "./harness/city.ts"
import { candidates } from "./harness/offices.ts"
import { openPortal, type Portal } from "./harness/portal.ts"
import { sound } from "./harness/sound.ts"

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
beforeEach(() => portal.restore())
afterAll(() => portal.close())

const ask = askedOf(() => portal)

/** The body of an operation's sound request, changed. */
const payload = (operation: string, change: object = {}) => ({
  ...(sound[operation]?.(portal.city, 0).payload as object),
  ...change
})

const logIn = (number: string, change: object = {}) =>
  ask("nobody", "POST /sessions", { document: { type: "residentId", number }, password, ...change })

describe("registrations", () => {
  const [applicant] = applicants
  const register = (change: object = {}) =>
    ask("nobody", "POST /registrations/professionals", payload("visitors.register", change))

  it("PRO-01 PRO-02 ACC-03 a visitor finds the organisation, waits for it, is told whom to ask, and logs in once it agrees", async () => {
    const { employer } = portal.city.organisations
    const found = await ask("nobody", "GET /registrations/organisations?name=employer%205")
    expect(found.body.items).toEqual([
      { id: employer.id, kind: "employer", name: employer.name, region: employer.region }
    ])
    expect((await ask("nobody", "GET /registrations/organisations?name=e")).body.items).toEqual([])
    const { body: places } = await ask("nobody", `GET /registrations/organisations/${employer.id}/departments`)
    expect(places.items.map(({ name }: { name: string }) => name)).toEqual(["人事科", "财务科"])

    const made = await register({ department: places.items[0].id })
    expect([made.status, made.body.state, made.body.title]).toEqual([201, "pending", "李四"])
    expect(made.text).not.toContain(applicant)
    const early = await logIn(applicant)
    expect([early.status, early.code]).toEqual([403, "HatUnusable"])
    expect(early.body.detail).toContain(employer.name)
    expect((await register()).code).toBe("AlreadyRegistered")

    const { body: toDo } = await ask("employer", "GET /reviews/to-do")
    expect(toDo.items).toContainEqual({ kind: "registration", count: 1, more: false })
    const { body: waiting } = await ask("employer", "GET /reviews/awaiting?kind=registration&title=李")
    expect([waiting.count, waiting.more, waiting.items[0].id]).toEqual([1, false, made.body.id])
    const { body: read } = await ask("employer", `GET /reviews/${made.body.id}`)
    expect([read.content.person.document.number, read.handling]).toEqual([
      applicant,
      { handler: employer.id, flagged: false }
    ])
    expect((await ask("employer", `POST /reviews/${made.body.id}/approval`, {})).body.state).toBe("approved")
    const { body, status } = await logIn(applicant)
    expect([status, body.actor.hat._tag]).toEqual([201, "Professional"])
    const { body: known } = await ask(body.token, `GET /professionals/${body.actor.hat.professional}`)
    expect([known.organisation, known.department]).toEqual([employer.id, places.items[0].id])
  })

  it("PRO-02 ACC-03 who is refused is told so and by whom, and registers again with another password", async () => {
    const made = await register()
    expect((await ask("employer", `POST /reviews/${made.body.id}/rejection`, { reason: " " })).code).toBe(
      "ReasonRequired"
    )
    const refused = await ask("employer", `POST /reviews/${made.body.id}/rejection`, { reason: "查无此人" })
    expect([refused.body.state, refused.body.reason]).toEqual(["rejected", "查无此人"])
    const told = await logIn(applicant)
    expect([told.code, told.body.detail.includes(portal.city.organisations.employer.name)]).toEqual([
      "HatUnusable",
      true
    ])
    const again = await register({ password: "another battery staple" })
    expect(again.status).toBe(201)
    await ask("employer", `POST /reviews/${again.body.id}/approval`, {})
    expect((await logIn(applicant)).code).toBe("LogInFailed")
    expect((await logIn(applicant, { password: "another battery staple" })).status).toBe(201)
  })

  it("ORG-04 ACC-03 an organisation with its administrator: refused, they are told by whom; approved, they log in for it", async () => {
    const { document } = candidates[0]
    const { authority } = portal.city.organisations
    const found = (change: object = {}) =>
      ask("nobody", "POST /registrations/organisations", payload("visitors.registerOrganisation", change))
    // They wait as a professional too, so that they prove by their password who they are.
    const person = { ...payload("visitors.register"), person: { ...registrant(), document } }
    expect((await ask("nobody", "POST /registrations/professionals", person)).status).toBe(201)
    expect((await found({ password: "another battery staple" })).code).toBe("LogInFailed")
    const first = await found()
    const hat = { _tag: "Administrator", organisation: first.body.organisation }
    await ask("authority", `POST /reviews/${first.body.id}/rejection`, { reason: "材料不全" })
    const told = await logIn(document.number, { hat })
    expect([told.code, told.body.detail.includes(authority.name)]).toEqual(["HatUnusable", true])
    const second = await found()
    await ask("authority", `POST /reviews/${second.body.id}/approval`, {})
    const entered = await logIn(document.number, { hat: { ...hat, organisation: second.body.organisation } })
    expect([entered.status, entered.body.actor.powers.superAdministrator]).toEqual([201, true])
  })

  const registrant = () => (payload("visitors.register") as unknown as { person: object }).person

  it("PRO-01 ORG-01 ORG-04 ACC-01 every failing field is named where it stands in the request", async () => {
    const wrong = await register({ promise: false, password: "short", person: { ...registrant(), mobile: "1" } })
    const paths = ({ body }: Awaited<ReturnType<typeof ask>>) => body.failures.map((one: { path: string }) => one.path)
    expect(paths(wrong)).toEqual(["body/person/mobile", "body/promise"])
    expect(paths(await register({ password: "short" }))).toEqual(["body/password"])
    const facts = { kind: "employer", name: " ", code: "11111111-?", region: "371000" }
    const holder = { ...candidates[0], mobile: " " }
    const asked = payload("visitors.registerOrganisation", { facts, holder })
    expect(paths(await ask("nobody", "POST /registrations/organisations", asked))).toEqual([
      "body/facts/name",
      "body/facts/code",
      "body/holder/mobile"
    ])
    const own = payload("registrations.registerAs")
    expect(paths(await ask("sibling", "POST /me/registrations/professionals", own))).toEqual([
      "body/person/document/number"
    ])
    const taken = { facts: { ...facts, name: "某", code: portal.city.organisations.employer.code } }
    const again = payload("visitors.registerOrganisation", taken)
    expect(paths(await ask("nobody", "POST /registrations/organisations", again))).toEqual(["body/facts/code"])
  })
})

describe("changes of a person and of an organisation", () => {
  it("PRO-06 SYS-03 a change of department: before and after, one at a time, agreed to, in the person's history", async () => {
    const { departments, organisations, people } = portal.city
    const change = payload("professionals.requestChange")
    const path = `/professionals/${people.person.id}` as const
    expect((await ask("person", `POST ${path}/changes`, change, { "if-match": '"v9"' })).code).toBe("VersionMismatch")
    const made = await ask("person", `POST ${path}/changes`, change)
    const at = made.headers.get("location") ?? ""
    expect(new URL(at, `http://x${path}/changes`).pathname).toBe(`/reviews/${made.body.id}`)
    expect((await ask("person", `POST ${path}/changes`, change)).code).toBe("Conflict")
    const read = await ask("employer", `GET /reviews/${made.body.id}`)
    expect(read.body).toMatchObject({
      content: { before: { department: null }, after: { department: departments.enabled[0] } },
      handling: { handler: organisations.employer.id, flagged: false }
    })
    expect((await ask("ownHat", `POST /reviews/${made.body.id}/approval`, {})).code).toBe("OwnItem")
    const agreed = await ask("employer", `POST /reviews/${made.body.id}/approval`, {}, { "if-match": '"v1"' })
    expect([agreed.body.state, agreed.headers.get("etag")]).toEqual(["approved", '"v2"'])
    expect((await ask("person", `GET ${path}`)).body.department).toBe(departments.enabled[0])
    const { body: history } = await ask("person", `GET ${path}/reviews?kind=informationChange&state=approved`)
    expect(history.items.map(({ id }: { id: string }) => id)).toEqual([made.body.id])
    expect((await ask("employer", `POST /reviews/${made.body.id}/approval`, {})).code).toBe("NotPending")
  })

  it("PRO-05 PRO-07 information and lists of one's own change at once, and each wrong field is named", async () => {
    const path = `/professionals/${portal.city.people.person.id}` as const
    const edited = await ask("person", `PUT ${path}/information`, payload("professionals.edit", { school: "北京大学" }))
    expect([edited.body.person.school, edited.body.person.name]).toEqual(["北京大学", "人员0"])
    const kept = await ask("person", `PUT ${path}/records`, payload("professionals.keepRecords"))
    expect(kept.body.records).toHaveLength(1)
    const wrong = await ask("person", `PUT ${path}/records`, {
      records: [{ kind: "education", name: "学士", on: "2090-01-01" }]
    })
    expect([wrong.code, wrong.body.failures.map((one: { path: string }) => one.path)]).toEqual([
      "InvalidFields",
      ["body/records/0/on"]
    ])
  })

  it("ORG-06 ORG-07 another name of an organisation: its superior agrees; another code is named where it is wrong; taken back, it is gone", async () => {
    const { base } = portal.city.organisations
    const path = `/organisations/${base.id}` as const
    const wrong = await ask("base", `POST ${path}/changes`, { field: "code", value: "11111111-?" })
    expect(wrong.body.failures.map((one: { path: string }) => one.path)).toEqual(["body/value"])
    expect((await ask("base", `POST ${path}/changes`, { field: "name", value: base.name })).code).toBe("NothingChanges")
    const first = await ask("base", `POST ${path}/changes`, { field: "code", value: freshCode(300) })
    expect((await ask("base", `POST ${path}/changes`, { field: "name", value: "新" })).code).toBe("StillPending")
    expect((await ask("base", `POST /reviews/${first.body.id}/withdrawal`)).body.state).toBe("withdrawn")
    const { body: left } = await ask("authority", "GET /reviews/awaiting?kind=organisationChange")
    expect([left.items, left.count]).toEqual([[], 0])
    expect((await ask("authority", `POST /reviews/${first.body.id}/approval`, {})).code).toBe("NotPending")
    const second = await ask("base", `POST ${path}/changes`, { field: "name", value: "新基地" })
    await ask("authority", `POST /reviews/${second.body.id}/approval`, {})
    expect((await ask("base", `GET ${path}`)).body.name).toBe("新基地")
    expect(
      (
        await ask("employer", `POST /organisations/${portal.city.organisations.employer.id}/changes`, {
          field: "name",
          value: "新"
        })
      ).body.detail
    ).toContain("学时审批 2 项")
  })

  it("ORG-06 another superior: the present one agrees, then the new one, and it stands there", async () => {
    const { authority, base, bureau } = portal.city.organisations
    const made = await ask("base", `POST /organisations/${base.id}/superior-changes`, { superior: bureau.id })
    const approval = `POST /reviews/${made.body.id}/approval` as const
    expect([made.body.responsible, (await ask("bureau", approval, {})).code]).toEqual([authority.id, "NotHandler"])
    const half = await ask("authority", approval, {})
    expect([half.body.state, half.body.responsible]).toEqual(["pending", bureau.id])
    expect((await ask("base", `GET /organisations/${base.id}`)).body.superior).toBe(authority.id)
    expect((await ask("bureau", approval, {})).body.state).toBe("approved")
    expect((await ask("base", `GET /organisations/${base.id}`)).body.superior).toBe(bureau.id)
  })
})

describe("transfers, plans and reports", () => {
  const transfer = (who: string, change: object = {}) =>
    ask(who, "POST /transfers", payload("transfers.request", change))

  it("TRF-01 TRF-02 TRF-03 TRF-04 the target takes somebody over into a department; both have it in their records", async () => {
    const { departments, organisations, people } = portal.city
    const made = await transfer("sibling")
    expect((await transfer("sibling")).code).toBe("InTransfer")
    const own = { title: null, department: null }
    expect((await ask("outsider", `POST /professionals/${people.outsider.id}/changes`, own)).code).toBe("InTransfer")
    const closed = { department: departments.disabled[0] }
    expect((await ask("employer", `POST /reviews/${made.body.id}/approval`, closed)).code).toBe("DepartmentDisabled")
    const accepted = await ask("employer", `POST /reviews/${made.body.id}/approval`, {
      department: departments.enabled[1]
    })
    expect(accepted.body.state).toBe("approved")
    const { body: moved } = await ask("employer", `GET /professionals/${people.outsider.id}`)
    expect([moved.organisation, moved.department]).toEqual([organisations.employer.id, departments.enabled[1]])
    const records = [
      await ask("sibling", `GET /organisations/${organisations.sibling.id}/reviews?kind=transfer&state=approved`),
      await ask("employer", "GET /reviews/decided?kind=transfer")
    ]
    expect(records.map(({ body }) => body.items.map(({ id }: { id: string }) => id))).toEqual([
      [made.body.id],
      [made.body.id]
    ])
  })

  it("TRF-01 TRF-02 refused with a reason, or taken back, nothing changes; who may not be moved is not", async () => {
    const { organisations, people } = portal.city
    const asked = payload("transfers.request")
    const key = { "idempotency-key": "one-transfer" }
    const made = await ask("sibling", "POST /transfers", asked, key)
    expect((await ask("sibling", "POST /transfers", asked, key)).text).toBe(made.text)
    expect((await ask("sibling", "POST /transfers", { ...asked, phone: "1" }, key)).code).toBe("KeyReused")
    const refused = await ask("employer", `POST /reviews/${made.body.id}/rejection`, { reason: "没有编制" })
    expect([refused.body.state, refused.body.decisions[0].in]).toEqual(["rejected", organisations.employer.id])
    const second = await transfer("sibling")
    expect((await ask("sibling", `POST /reviews/${second.body.id}/withdrawal`)).body.state).toBe("withdrawn")
    expect((await ask("bureau", `GET /professionals/${people.outsider.id}`)).body.organisation).toBe(
      organisations.sibling.id
    )
    expect((await transfer("sibling", { to: organisations.sibling.id })).code).toBe("NoTarget")
    expect((await transfer("sibling", { to: "nowhere" })).code).toBe("NotFound")
    expect((await transfer("employer")).code).toBe("NotFound")
    expect((await transfer("employer", { professional: people.person.id, to: organisations.sibling.id })).code).toBe(
      "StillPending"
    )
    const wrong = await transfer("sibling", { phone: "", reason: " " })
    expect(wrong.body.failures.map((one: { path: string }) => one.path)).toEqual(["body/phone", "body/reason"])
  })

  it("TRF-05 a super administrator who is a person of the source hands over first", async () => {
    const { organisations, people, reviews } = portal.city
    expect((await ask("colleague", `POST /reviews/${reviews.pending[0]}/withdrawal`)).status).toBe(200)
    const post = await ask("employer", "POST /administrators/appointments", payload("administrators.appoint"))
    expect((await ask("employer", `POST /administrators/${post.body.id}/elevation`)).status).toBe(200)
    const asked = await transfer("ordinary", { professional: people.colleague.id, to: organisations.sibling.id })
    expect(asked.code).toBe("MustHandOver")
  })

  it("BAS-02 BAS-03 SYS-03 a plan and a report of a base are reviewed by its superior; a key submits once", async () => {
    const plan = payload("trainingBases.submitPlan")
    const key = { "idempotency-key": "one-plan" }
    const first = await ask("base", "POST /training-plans", plan, key)
    expect((await ask("base", "POST /training-plans", plan, key)).body.id).toBe(first.body.id)
    expect((await ask("base", "POST /training-plans", { ...plan, places: 5 }, key)).code).toBe("KeyReused")
    const report = await ask("base", "POST /annual-reports", payload("trainingBases.submitReport"))
    for (const [kind, { body }] of [["trainingPlan", first] as const, ["annualReport", report] as const]) {
      const { body: waiting } = await ask("authority", `GET /reviews/awaiting?kind=${kind}`)
      expect(waiting.items.map(({ id }: { id: string }) => id)).toEqual([body.id])
      expect((await ask("authority", `POST /reviews/${body.id}/approval`, {})).body.state).toBe("approved")
      const own = `GET /organisations/${portal.city.organisations.base.id}/reviews?kind=${kind}` as const
      expect((await ask("base", own)).body.items[0].state).toBe("approved")
    }
    const reversed = await ask("base", "POST /training-plans", { ...plan, to: "2019-02-01", places: 0 })
    expect(reversed.body.failures.map((one: { path: string }) => one.path)).toEqual(["body/from", "body/places"])
  })
})
