import { type Declaration, type OrganisationFacts, Professionals } from "@xueshi/core"
import { Effect } from "effect"
import { beforeAll, describe, expect, it } from "vitest"
import { administrator, claim, facts, rosterRow } from "../core/fixtures.ts"
import { openCity } from "./world.ts"

const run = Effect.runPromise
/** The problem that a call of the client is refused with. */
const refusal = <A, E>(call: Effect.Effect<A, E>) => run(Effect.flip(call))

describe("a year of one person, told over HTTP", () => {
  let world: Awaited<ReturnType<typeof openCity>>
  const people = ["person", "employer", "authority", "bureau", "other"] as const
  let clients: Record<(typeof people)[number], Awaited<ReturnType<typeof world.as>>>
  beforeAll(async () => {
    world = await openCity()
    const made = await Promise.all(people.map(async (who) => [who, await world.as(who)]))
    clients = Object.fromEntries(made) as typeof clients
  })

  it("DEC-02 DEC-05 AUD-01 CMP-02 CRT-01 is declared, approved, audited, complete and certified", async () => {
    const { authority, employer, person } = clients
    const professional = world.city.person.id
    const approved = []
    for (const month of ["03", "04", "05"]) {
      const draft = await run(
        person.declarations.draft({
          headers: {},
          payload: {
            professional,
            claim: claim({ fields: { ...claim().fields, className: `班${month}` } })
          }
        })
      )
      expect(draft._tag).toBe("Draft")
      const params = { id: draft.id }
      const pending = await run(person.declarations.submit({ params, headers: {} }))
      const granted = await run(employer.declarations.approve({ params, headers: {}, payload: {} }))
      const audited = await run(authority.declarations.audit({ params, headers: {}, payload: { outcome: "passed" } }))
      approved.push([pending._tag, granted._tag, audited.version])
    }
    expect(approved).toEqual(Array(3).fill(["Pending", "Approved", 4]))
    const { explanation, verdict } = await run(person.completions.ofYear({ params: { id: professional, year: 2018 } }))
    expect([verdict.outcome, verdict.total, verdict.contributions.length]).toEqual(["pass", 90_000, 3])
    expect(explanation[0]).toContain("2018 年度：通过（共计 90 学时）")
    const outcome = await run(employer.completions.outcome({ params: { id: professional, year: 2018 } }))
    expect(outcome).toEqual({
      policy: verdict.policy,
      year: 2018,
      outcome: "pass",
      passed: true,
      total: verdict.total,
      subjects: verdict.subjects
    })
    const certificate = await run(
      employer.certificates.issue({ headers: {}, payload: { professional, year: 2018, kind: "annual" } })
    )
    const params = { number: certificate.number }
    const pdf = await run(person.certificates.print({ params }))
    expect(new TextDecoder().decode(pdf.slice(0, 5))).toBe("%PDF-")
    const nobody = await world.ask(`/verifications/${certificate.number}`)
    const told = await nobody.text()
    expect([nobody.status, told.includes("张三丰"), told.includes("**************6277")]).toEqual([200, true, true])
    expect(told).not.toContain(world.city.person.person.document.number)
    const report = await run(
      employer.statistics.completion({ query: { organisation: world.city.employer.id, year: 2018 } })
    )
    expect(report.total).toEqual({ registered: 1, learned: 1, passed: 1, passRate: "100.0%" })
  })

  it("ORG-03 ACC-10 is hidden from whom it does not concern, as if it were not there", async () => {
    const { other } = clients
    const { id } = world.city.person
    const unknown = await refusal(other.professionals.get({ params: { id: "nobody" as typeof id } }))
    const hidden = await refusal(other.professionals.get({ params: { id } }))
    for (const problem of [unknown, hidden])
      expect(problem).toMatchObject({ code: "NotFound", status: 404, rule: "ACC-10" })
    expect((await run(other.professionals.list({ query: {} }))).items).toEqual([])
  })

  it("STA-06 is listed with masked documents, page by page", async () => {
    const { bureau } = clients
    const codes = [world.city.employer.code, world.city.other.code]
    const rows = Array.from({ length: 5 }, (_, index) =>
      rosterRow(codes[index % 2] ?? "", {
        documentType: "护照",
        documentNumber: `E1234567${index}`,
        name: `人员${index}`
      })
    )
    await world.runtime.runPromise(
      Effect.gen(function* () {
        const importRow = yield* Professionals.rosterImporter(administrator(world.city.bureau.id))
        for (const row of rows) yield* importRow(row)
      })
    )
    const seen: Array<string> = []
    let cursor: string | undefined
    do {
      const page = await run(bureau.professionals.list({ query: { limit: 2, ...(cursor && { cursor }) } }))
      expect(page.items.length).toBeLessThanOrEqual(2)
      seen.push(...page.items.map(({ maskedDocument }) => maskedDocument))
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    expect(seen.toSorted()).toEqual(["**************6277", ...rows.map((_, index) => `*****567${index}`)].toSorted())
  })

  it("CMP-05 DEC-11 every year and declaration of a person is there, by state", async () => {
    const { employer, person } = clients
    const { id } = world.city.person
    const years = await run(person.completions.all({ params: { id } }))
    expect(years.map(({ verdict }) => verdict.year)).toEqual([2018])
    const approved = await run(
      employer.professionals.declarations({ params: { id }, query: { state: "Approved", creditYear: 2018 } })
    )
    expect(approved.items.length).toBe(3)
    const pending = await run(
      employer.declarations.ofOrganisation({
        query: { organisation: world.city.employer.id, state: "Pending" }
      })
    )
    expect(pending.items).toEqual([])
  })

  it("ORG-01 ORG-02 an organisation is placed by who stands above it, and refused with its reason", async () => {
    const { authority, bureau, person } = clients
    const wrongCode: OrganisationFacts = facts("employer", "371000", "91371000MA3C1XKN07")
    const payload = { superior: world.city.authority.id, facts: wrongCode }
    const wrong = await refusal(bureau.organisations.establish({ headers: {}, payload }))
    expect(wrong).toMatchObject({
      code: "InvalidFields",
      status: 422,
      failures: [{ code: "WrongCode", rule: "ORG-01" }]
    })
    const forbidden = await refusal(person.organisations.establish({ headers: {}, payload }))
    expect(forbidden).toMatchObject({ code: "NotFound", status: 404 })
    const below = await run(authority.organisations.list({ query: {} }))
    expect(below.items.map(({ id }) => id)).toEqual([world.city.authority.id, world.city.employer.id])
  })

  it("SYS-04 every refusal speaks the language that is asked for", async () => {
    const params = { id: "nobody" as Declaration["id"] }
    const titles = await Promise.all(
      (["zh", "en"] as const).map(async (language) => {
        const client = await world.as("person", language)
        return (await refusal(client.declarations.get({ params }))) as { readonly title: string }
      })
    )
    expect(titles.map(({ title }) => title)).toEqual(["没有找到", "Not found"])
  })
})
