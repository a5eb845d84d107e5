import { randomBytes } from "node:crypto"
import { DeclarationId, Declarations, rosterForm } from "@xueshi/core"
import { rowsBytes } from "@xueshi/excel"
import type { Problem } from "@xueshi/http"
import { Effect } from "effect"
import { beforeAll, describe, expect, it } from "vitest"
import { claim, rosterRow, self } from "../core/fixtures.ts"
import { jsonBody, openCity } from "./world.ts"

const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
const run = Effect.runPromise

let world: Awaited<ReturnType<typeof openCity>>
beforeAll(async () => {
  world = await openCity()
})

const person = (index: number, change: Record<string, string> = {}) => ({
  ...rosterRow(world.city.employer.code, {
    documentType: "护照",
    documentNumber: `E${10_000_000 + index}`,
    name: "金丝雀",
    ...change
  }),
  number: index
})
const workbookOf = (rows: ReadonlyArray<ReturnType<typeof person>>) => run(rowsBytes(rosterForm, rows))
type Who = NonNullable<Parameters<typeof world.ask>[1]>["as"]
const load = (body: Uint8Array, as: Who | null = "bureau", headers: Readonly<Record<string, string>> = {}) =>
  world.ask("/roster", {
    method: "POST",
    body: new Uint8Array(body),
    headers: { "content-type": type, ...headers },
    ...(as && { as })
  })
const problemOf = async (response: Response) => {
  const { code, rule, status } = (await response.json()) as Problem
  expect([status, response.headers.get("content-type")]).toEqual([response.status, "application/problem+json"])
  return [status, code, rule]
}

describe("a roster", () => {
  it("IMP-01 IMP-02 is imported row by row: new, known, refused with the reason of each cell", async () => {
    const rows = [person(1), person(2, { mobile: "1" }), person(3), person(1)]
    const bytes = await workbookOf(rows)
    const first = await load(bytes)
    expect([first.status, await first.json()]).toEqual([
      200,
      {
        imported: 2,
        known: 0,
        refused: [
          {
            row: 3,
            failures: [expect.objectContaining({ path: "rows/3/mobile", rule: expect.stringMatching(/^[A-Z]{3}-/u) })]
          },
          { row: 5, failures: [expect.objectContaining({ path: "rows/5/documentNumber" })] }
        ],
        more: 0
      }
    ])
    const again = (await (await load(bytes)).json()) as { imported: number; known: number }
    expect([again.imported, again.known]).toEqual([0, 2])
  })

  it("IMP-02 what was refused comes back as a workbook that can be mended and sent again", async () => {
    const bytes = await workbookOf([person(11), person(12, { mobile: "1" })])
    const answer = await load(bytes, "bureau", { accept: `${type}, application/json` })
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, type])
    expect(answer.headers.get("content-disposition")).toContain("filename*=UTF-8''")
    const refused = new Uint8Array(await answer.arrayBuffer())
    expect(await (await load(refused)).json()).toMatchObject({ imported: 0, known: 0, refused: [{ row: 2 }] })
    expect(await (await load(await workbookOf([person(12)]), "bureau", { accept: type })).json()).toMatchObject({
      imported: 1
    })
  })

  it("SYS-03 IMP-02 repeated under its key tells who was imported as at first; the key is for no other workbook", async () => {
    const rows = [person(7_001), person(7_002, { mobile: "1" })]
    const key = { "idempotency-key": "roster-1" }
    const bytes = await workbookOf(rows)
    const [first, again] = [await load(bytes, "bureau", key), await load(bytes, "bureau", key)]
    const told = await first.json()
    expect([told, await again.json()]).toMatchObject([{ imported: 1, known: 0 }, told as object])
    const other = await workbookOf([person(7_003)])
    expect(await problemOf(await load(other, "bureau", key))).toEqual([422, "KeyReused", "SYS-03"])
    expect(await (await load(other, "authority", key)).json()).toMatchObject({ imported: 1 })
    expect(await (await load(bytes)).json()).toMatchObject({ imported: 0, known: 1 })
  })

  it("SYS-03 two at once under one key import each row once, and both tell so", async () => {
    const bytes = await workbookOf([person(7_011), person(7_012), person(7_013)])
    const key = { "idempotency-key": "roster-2" }
    const both = await Promise.all([1, 2, 3].map(async () => (await load(bytes, "bureau", key)).json()))
    const told = { imported: 3, known: 0, refused: [], more: 0 }
    expect(both).toEqual([told, told, told])
  })

  it("tells a thousand refused rows, and how many more there are", async () => {
    const rows = Array.from({ length: 1_003 }, (_, index) => person(20 + index, { mobile: "1" }))
    const report = (await (await load(await workbookOf(rows))).json()) as { refused: Array<unknown>; more: number }
    expect([report.refused.length, report.more]).toEqual([1_000, 3])
  })

  it("IMP-01 has a template, which nobody has filled in", async () => {
    const template = await world.ask("/roster/template", { as: "employer" })
    expect([template.status, template.headers.get("content-type")]).toEqual([200, type])
    const filled = await load(new Uint8Array(await template.arrayBuffer()))
    expect(await problemOf(filled)).toEqual([422, "WorkbookRefused", "IMP-02"])
  })

  it("the typed client sends and reads it", async () => {
    const bureau = await world.as("bureau")
    const payload = await workbookOf([person(5_000)])
    expect(await run(bureau.roster.load({ headers: {}, payload }))).toMatchObject({ imported: 1 })
    expect((await run(bureau.roster.template())).byteLength).toBeGreaterThan(1000)
  })

  it("is refused whole where it is none, too large, or sent by whom it does not concern", async () => {
    const bytes = await workbookOf([person(6_000)])
    expect(await problemOf(await load(new Uint8Array([1, 2, 3])))).toEqual([422, "WorkbookRefused", "IMP-02"])
    expect(await problemOf(await load(new Uint8Array()))).toEqual([422, "WorkbookRefused", "IMP-02"])
    expect(await problemOf(await load(new Uint8Array(20_000_001)))).toEqual([413, "PayloadTooLarge", null])
    expect(await problemOf(await load(bytes, "bureau", { "content-type": "text/csv" }))).toEqual([
      415,
      "UnsupportedMediaType",
      null
    ])
    expect((await problemOf(await load(bytes, "person")))[1]).toBe("NotAllowed")
    expect((await problemOf(await load(bytes, null)))[1]).toBe("Unauthenticated")
    expect(await (await load(bytes)).json()).toMatchObject({ imported: 1 })
  })

  it("may be larger than any JSON", async () => {
    const noise = () => randomBytes(2_200).toString("base64")
    const bytes = await workbookOf(Array.from({ length: 600 }, (_, index) => person(index, { school: noise() })))
    expect(bytes.byteLength).toBeGreaterThan(2 ** 20)
    expect(((await (await load(bytes)).json()) as { refused: Array<unknown> }).refused.length).toBe(600)
  })
})

describe("a selection", () => {
  const pending = (month: string) =>
    world.runtime.runPromise(
      Effect.gen(function* () {
        const { person } = world.city
        const fields = { ...claim().fields, className: `班${month}` }
        const { id } = yield* Declarations.draft(self(person), person.id, claim({ fields }))
        return (yield* Declarations.submit(self(person), id)).id
      })
    )

  it("DEC-12 is approved one by one, with an outcome for each in its order", async () => {
    const [first, second] = [await pending("1"), await pending("2")]
    const ids = [first, DeclarationId.make("nobody"), second, first]
    const employer = await world.as("employer")
    const { outcomes } = await run(employer.selections.approveAll({ headers: {}, payload: { ids: ids as never } }))
    expect(outcomes).toEqual([
      { id: first, outcome: "approved", version: 3 },
      expect.objectContaining({
        outcome: "refused",
        problem: expect.objectContaining({ code: "NotFound", status: 404 })
      }),
      { id: second, outcome: "approved", version: 3 },
      { id: first, outcome: "approved", version: 3 }
    ])
    const again = await run(employer.selections.approveAll({ headers: {}, payload: { ids: [first] } }))
    expect(again.outcomes).toMatchObject([{ outcome: "refused", problem: { code: "NotInState", rule: "DEC-04" } }])
  })

  it("SYS-03 repeated under its key gives what was approved as at first; the key is for no other selection", async () => {
    const [first, second] = [await pending("4"), await pending("5")]
    const approve = (ids: ReadonlyArray<string>, key: string) =>
      world.ask("/declarations/approvals", { ...jsonBody({ ids }, { "idempotency-key": key }), as: "employer" })
    const answer = await (await approve([first], "selection-1")).json()
    expect(answer).toEqual({ outcomes: [{ id: first, outcome: "approved", version: 3 }] })
    const audited = { ...jsonBody({ outcome: "passed" }), as: "authority" } as const
    expect((await world.ask(`/declarations/${first}/audit`, audited)).status).toBe(200)
    expect(await (await approve([first], "selection-1")).json()).toEqual(answer)
    expect(await problemOf(await approve([second], "selection-1"))).toEqual([422, "KeyReused", "SYS-03"])
    const alone = { ...jsonBody({}, { "idempotency-key": "selection-1" }), as: "employer" } as const
    const single = await world.ask(`/declarations/${second}/approval`, alone)
    expect(await problemOf(single)).toEqual([422, "KeyReused", "SYS-03"])
    const both = await Promise.all([1, 2, 3].map(async () => (await approve([second, first], "selection-2")).json()))
    const [told] = both
    expect(told).toMatchObject({
      outcomes: [
        { id: second, version: 3 },
        { id: first, outcome: "refused" }
      ]
    })
    for (const one of both) expect(one).toMatchObject({ outcomes: [{ version: 3 }, { outcome: "refused" }] })
  })

  it("DEC-05 of others is refused one by one", async () => {
    const id = await pending("3")
    const { outcomes } = (await (
      await world.ask("/declarations/approvals", {
        ...jsonBody({ ids: [id] }, { "accept-language": "en" }),
        as: "authority"
      })
    ).json()) as { outcomes: Array<{ problem: Problem }> }
    expect(outcomes[0]?.problem).toMatchObject({ code: "NotHandler", detail: expect.stringContaining("handler") })
  })

  it("holds between one and a thousand", async () => {
    for (const ids of [[], Array(1_001).fill("a")]) {
      const response = await world.ask("/declarations/approvals", { ...jsonBody({ ids }), as: "employer" })
      expect((await problemOf(response)).slice(0, 2)).toEqual([400, "InvalidRequest"])
    }
    const most = await world.ask("/declarations/approvals", {
      ...jsonBody({ ids: Array(1_000).fill("a") }),
      as: "employer"
    })
    expect(((await most.json()) as { outcomes: Array<unknown> }).outcomes.length).toBe(1_000)
  })
})
