import { Effect } from "effect"
import { beforeAll, describe, expect, it } from "vitest"
import { openCity } from "./world.ts"

type World = Awaited<ReturnType<typeof openCity>>

describe("forms over HTTP", () => {
  let world: World
  beforeAll(async () => {
    world = await openCity()
  })
  const offered = async (as: "person" | "employer" | "bureau", path: string) => {
    const answer = await world.ask(path, { as })
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
  }

  it("DEC-01 DEC-14 a person draws a form from the typed client alone: fields, subjects, evidence, texts and link", async () => {
    const client = await world.as("person")
    const catalogue = await Effect.runPromise(
      client.forms.ofProfessional({ params: { id: world.city.person.id }, query: { creditYear: 2018 } })
    )
    const [form] = catalogue.forms
    expect(catalogue).toMatchObject({ source: "self", creditYear: 2018, policy: { id: "weihai-2018", version: "1" } })
    expect(form).toMatchObject({
      code: "postTraining",
      name: { zh: "岗位培训", en: "post training" },
      subjects: [{ code: "specialised", name: { zh: "专业科目", en: "specialised" } }],
      evidence: { required: true, hint: { zh: "提交岗位培训结业证书扫描件。" } },
      legal: { url: "http://hrss.henan.gov.cn/" }
    })
    expect(form?.fields.map(({ key, required }) => [key, required])).toEqual([
      ["school", true],
      ["className", true],
      ["content", false],
      ["score", true]
    ])
  })

  it("DEC-07 whoever declares on behalf is told what is required of them, for one person and for many", async () => {
    const one = await offered("employer", `/professionals/${world.city.person.id}/forms?creditYear=2018`)
    const many = await offered("employer", "/forms?creditYear=2018")
    expect([one.status, one.body["source"]]).toEqual([200, "organisation"])
    expect(many).toEqual(one)
    const [form] = many.body["forms"] as ReadonlyArray<{ fields: ReadonlyArray<{ key: string; required: boolean }> }>
    expect(form?.fields.find(({ key }) => key === "content")?.required).toBe(true)
    // Hours go over the wire as text, as everywhere.
    expect([many.body["granularity"], JSON.stringify(many.body["dates"])]).toEqual([
      "0.5",
      expect.stringMatching(/"to":\{"earliest":"2018-01-01"/)
    ])
  })

  it("CMP-01 SYS-04 a year that no document covers is refused, and so is one that is none, with its place", async () => {
    const path = `/professionals/${world.city.person.id}/forms`
    const told = async (query: string) => {
      const { body, status } = await offered("person", `${path}${query}`)
      const failures = body["failures"] as ReadonlyArray<{ path: string; code: string }>
      return [status, body["code"], ...failures.map((one) => `${one.path} ${one.code}`)]
    }
    expect([await told("?creditYear=2010"), await told("?creditYear=soon"), await told("")]).toEqual([
      [422, "NoPolicy"],
      [400, "InvalidRequest", "query/creditYear Invalid"],
      [400, "InvalidRequest", "query/creditYear Missing"]
    ])
  })
})
