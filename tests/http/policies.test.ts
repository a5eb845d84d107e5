import { documentSchema, Store } from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import type { Problem } from "@xueshi/http"
import { Effect } from "effect"
import { beforeAll, describe, expect, it } from "vitest"
import { jsonBody, openCity } from "./world.ts"

type World = Awaited<ReturnType<typeof openCity>>

const version = "/policies/weihai-2018/versions/1"
const assess = `${version}/assess`
/** Weihai's document, some of it otherwise. */
const changed = (change: object) => ({ ...(documents.weihai2018 as object), ...change })
const total = { leaf: "total", name: { zh: "总", en: "all" }, of: {}, atLeast: { hours: "97" }, citation: "manual" }
const year = {
  year: 2018,
  records: [
    { id: "a", form: "postTraining", subject: "specialised", from: "2018-03-01", to: "2018-03-05", declared: "60" },
    { id: "b", form: "paper", subject: "specialised", from: "2018-05-01", fields: { rank: "1" } }
  ]
}

describe("policy documents over HTTP", () => {
  let world: World
  beforeAll(async () => {
    world = await openCity()
  })
  const post = (path: string, body: unknown, as: "person" | "bureau" = "bureau") =>
    world.ask(path, { ...jsonBody(body), as })
  const failures = async (answer: Response) => {
    const { code, failures } = (await answer.json()) as Problem
    return [answer.status, code, ...failures.map((one) => `${one.path} ${one.code}`)]
  }

  it("CMP-01 are listed by version; one that was seen is not sent again, and it is the document itself", async () => {
    const [listed] = (await (await world.ask("/policies", { as: "person" })).json()) as [Record<string, unknown>]
    expect([listed["id"], listed["version"], listed["jurisdiction"]]).toEqual(["weihai-2018", "1", "371000"])
    const answer = await world.ask(version, { as: "person" })
    const etag = `"${listed["digest"]}"`
    expect(answer.headers.get("etag")).toBe(etag)
    expect(await answer.json()).toEqual(documents.weihai2018)
    const again = await world.ask(version, { as: "person", headers: { "if-none-match": etag } })
    expect([again.status, await again.text()]).toEqual([304, ""])
  })

  it("CMP-01 are told in words, in the language that is asked for, and their shape as JSON Schema", async () => {
    const words = async (language: string) => {
      const answer = await world.ask(`${version}/words`, { as: "person", headers: { "accept-language": language } })
      return ((await answer.json()) as ReadonlyArray<string>).join("\n")
    }
    expect(await words("zh-CN")).toContain("威海市专业技术人员继续教育（2018）")
    expect(await words("en")).toContain("Weihai 2018")
    const schema = (await (await world.ask("/policies/schema", { as: "person" })).json()) as Record<string, unknown>
    expect(schema["required"]).toContain("requirement")
    expect(Object.keys(schema["$defs"] as object)).toContain("Requirement")
    expect(schema).toEqual(documentSchema())
  })

  it("CMP-04 CMP-06 say what a year that is written down comes to, and nothing is written", async () => {
    const journal = () => world.runtime.runPromise(Effect.flatMap(Store, (store) => store.journal(0, 1000)))
    const before = (await journal()).length
    const client = await world.as("person")
    const params = { id: "weihai-2018", version: "1" }
    const { applies, explanation, text } = await Effect.runPromise(
      client.policies.assess({ params, payload: year as never })
    )
    expect([applies, explanation.outcome, explanation.passed, explanation.total]).toEqual([true, "pass", true, 96_000])
    expect(explanation.records.map(({ counted, record }) => [record, counted])).toEqual([
      ["a", 60_000],
      ["b", 36_000]
    ])
    expect(text[0]).toContain("2018 年度：通过（共计 96 学时）")
    expect((await journal()).length).toBe(before)
  })

  it("SYS-04 tell every fault of a year with its path", async () => {
    const [first, second] = year.records
    const records = [
      { ...first, to: "2018-02-01" },
      { ...second, id: "a", fields: undefined }
    ]
    expect(await failures(await post(assess, { ...year, records }))).toEqual([
      422,
      "InvalidFields",
      "body/records/0/to DatesReversed",
      "body/records/1/id DuplicateId",
      "body/records/1/declared Required"
    ])
    const shape = {
      ...year,
      asOf: "2018-02-30",
      records: [
        { ...first, hours: 1 },
        { ...second, declared: "八" }
      ]
    }
    expect(await failures(await post(assess, shape))).toEqual([
      400,
      "InvalidRequest",
      "body/asOf Invalid",
      "body/records/0/hours Unexpected",
      "body/records/1/declared Invalid"
    ])
    const many = Array.from({ length: 1001 }, (_, index) => ({ ...year.records[0], id: `${index}` }))
    expect((await post(assess, { year: 2018, records: many })).status).toBe(400)
  })

  it("CMP-06 a document that is sent along is tried out by administrators, its faults told with their paths", async () => {
    const path = "/policies/assess"
    const milder = changed({
      granularity: "0.1",
      requirement: total
    })
    const answer = await post(path, { document: milder, request: year })
    const { explanation } = (await answer.json()) as { explanation: { outcome: string; proposal: unknown } }
    expect([explanation.outcome, explanation.proposal]).toEqual([
      "fail",
      [{ code: "general", name: { zh: "公需科目", en: "general" }, hours: "1" }]
    ])
    expect(await failures(await post(path, { document: milder, request: year }, "person"))).toEqual([403, "NotAllowed"])
    const faulty = changed({ granularity: "0", certificates: [], inForce: { from: 2018, to: 2016 } })
    expect(await failures(await post(path, { document: faulty, request: year }))).toEqual([
      422,
      "InvalidFields",
      "body/document/inForce/to YearsReversed",
      "body/document/granularity NoGranularity"
    ])
  })

  it("CMP-01 one with parts that cannot mean what they say is refused, as a platform refuses it; what is only warned of is tried", async () => {
    const cap = { code: "never", name: { zh: "永不", en: "never" }, per: "year", atMost: "10", citation: "manual" }
    const tried = (...caps: ReadonlyArray<object>) =>
      post("/policies/assess", { document: changed({ certificates: [], caps }), request: year })
    expect(
      await failures(await tried({ ...cap, years: { to: 2001 } }, { ...cap, code: "least", atMost: "60" }))
    ).toEqual([
      422,
      "InvalidFields",
      "body/document/caps/0 OutsideInForce",
      "body/document/requirement/allOf/0 CapBelowNeed"
    ])
    expect((await tried({ ...cap, atMost: "1000" })).status).toBe(200)
  })

  it("SYS-04 a document that takes too long to look over is refused before that", async () => {
    const leaf = (index: number) => ({ ...total, leaf: `leaf${index}` })
    const cap = { name: { zh: "上限", en: "cap" }, per: "year", atMost: "1000", citation: "manual" }
    const caps = Array.from({ length: 201 }, (_, index) => ({ ...cap, code: `cap${index}` }))
    const requirement = { allOf: Array.from({ length: 100 }, (_, index) => leaf(index)) }
    const document = changed({ certificates: [], forms: [], caps, requirement })
    expect(await failures(await post("/policies/assess", { document, request: { year: 2018, records: [] } }))).toEqual([
      422,
      "InvalidFields",
      "body/document TooCostly"
    ])
  })

  it("SYS-04 a document that would keep the machine busy is refused before it is judged", async () => {
    const leaf = (index: number) => ({ ...total, leaf: `leaf${index}`, period: { rolling: 90 } })
    const tried = (count: number) => {
      const requirement = {
        eachYear: { allOf: Array.from({ length: count }, (_, index) => leaf(index)) },
        in: { rolling: 90 }
      }
      return post("/policies/assess", { document: changed({ certificates: [], requirement }), request: year })
    }
    expect((await tried(2)).status).toBe(200)
    expect(await failures(await tried(3))).toEqual([422, "InvalidFields", "body TooCostly"])
  })
})
