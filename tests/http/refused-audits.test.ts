import { type Declaration, DeclarationRepository, Declarations } from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { type Code, type Problem, statusOf } from "@xueshi/http"
import { Effect, Layer } from "effect"
import { beforeAll, describe, expect, it } from "vitest"
import { administrator, pending } from "../core/fixtures.ts"
import { jsonBody, openCity } from "./world.ts"

type World = Awaited<ReturnType<typeof openCity>>
type Who = "employer" | "authority"

/** 2018 was to be audited long ago; reasons are for reviews alone. */
const document = {
  ...(documents.weihai2018 as object),
  audit: { lastDay: { month: 6, day: 30, yearsAfter: 1 } },
  refusals: [{ code: "blurred", name: { zh: "不清晰", en: "blurred" }, of: ["review"] }]
}

/** Pages of what awaits audit that never end. */
const endless = Layer.effect(
  DeclarationRepository,
  Effect.gen(function* () {
    const kept = yield* DeclarationRepository
    const one = { id: "d", _tag: "Draft", claim: { creditYear: 2018 } } as unknown as Declaration
    const awaitingAudit: typeof kept.awaitingAudit = (_organisation, _list, _filter, { limit }) =>
      Effect.succeed({ items: Array.from({ length: limit }, () => one), next: "on" })
    return { ...kept, awaitingAudit }
  })
)

describe("what is refused of reviews and audits of hours", () => {
  let world: World
  let declared: Declaration
  let approved: Declaration
  beforeAll(async () => {
    world = await openCity(document)
    const of = (className: string) =>
      pending(world.city, { fields: { school: "威海市继续教育中心", className, score: "合格" } })
    const made = Effect.gen(function* () {
      const one = yield* of("一")
      const { id } = yield* of("二")
      return [one, yield* Declarations.approve(administrator(world.city.employer.id), id)] as const
    })
    ;[declared, approved] = await world.runtime.runPromise(made)
  })

  /** The same in both languages, and nothing changes. */
  const refused = async (as: Who, path: string, body: object, code: Code) => {
    const kept = () =>
      world.runtime.runPromise(
        Effect.flatMap(DeclarationRepository, (all) => all.situations([declared.id, approved.id]))
      )
    const before = await kept()
    const texts: Array<string> = []
    for (const language of ["zh", "en"]) {
      const answer = await world.ask(path, { ...jsonBody(body, { "accept-language": language }), as })
      const problem = (await answer.json()) as Problem
      expect([answer.status, problem.status, problem.code, problem.failures]).toEqual([
        statusOf[code],
        statusOf[code],
        code,
        []
      ])
      expect(problem.type).toBe(`urn:xueshi:problem:${code}`)
      texts.push(`${problem.rule} ${problem.detail}`)
    }
    expect(texts[0]).toMatch(/\p{Script=Han}/u)
    expect(texts[1]).not.toMatch(/\p{Script=Han}/u)
    expect(await kept()).toEqual(before)
    return texts
  }
  const audit = () => `/declarations/${approved.id}/audit`
  const why = { lateReason: "补审" }

  it("EXT-04 UnknownReasonCode: a code that the document has not, or not for this decision", async () => {
    const [zh, en] = await refused(
      "employer",
      `/declarations/${declared.id}/rejection`,
      { reasonCode: "no-such" },
      "UnknownReasonCode"
    )
    expect([zh, en]).toEqual([
      "EXT-04 政策文件中没有可用于此决定的原因代码：no-such",
      "EXT-04 the policy has no such reason for this decision: no-such"
    ])
    const failed = { outcome: "failed", reasonCode: "blurred", ...why }
    await refused("authority", audit(), failed, "UnknownReasonCode")
  })

  it("AUD-06 LateReasonRequired: an audit after the year's last day, passed or failed, without a reason for that", async () => {
    const [zh, en] = await refused("authority", audit(), { outcome: "passed" }, "LateReasonRequired")
    expect([zh, en]).toEqual([
      "AUD-06 2018 年度的学时审验已于 2019-06-30 截止，逾期审验须另外写明逾期原因",
      "AUD-06 the last day of audit for 2018 was 2019-06-30: auditing later needs a reason of its own"
    ])
    for (const body of [
      { outcome: "failed", reason: "不实" },
      { outcome: "passed", lateReason: " " }
    ])
      await refused("authority", audit(), body, "LateReasonRequired")
  })

  it.each([
    ["audit", "LateReasonRequired", { outcome: "approved" }],
    ["audit", "LateReasonRequired", { outcome: "rejected", reason: "不实" }],
    ["audit", "UnknownReasonCode", { outcome: "rejected", reasonCode: "blurred", ...why }],
    ["declaration", "UnknownReasonCode", { outcome: "rejected", reasonCode: "no-such" }]
  ] as const)(
    "PRO-03 AUD-06 EXT-04 of a selection of %s it is told of the item as %s (%o)",
    async (kind, code, verdict) => {
      const [as, { id }] = kind === "audit" ? (["authority", approved] as const) : (["employer", declared] as const)
      for (const language of ["zh", "en"]) {
        const body = { kind, ids: [id], ...verdict }
        const answer = await world.ask("/reviews/decisions", { ...jsonBody(body, { "accept-language": language }), as })
        const { outcomes } = (await answer.json()) as { outcomes: ReadonlyArray<{ id: string; problem: Problem }> }
        expect([answer.status, outcomes.map((one) => [one.id, one.problem.code, one.problem.status])]).toEqual([
          200,
          [[id, code, statusOf[code]]]
        ])
        expect(/\p{Script=Han}/u.test(outcomes[0]?.problem.detail ?? "")).toBe(language === "zh")
      }
    }
  )

  it("AUD-05 FrameTooLarge: of more than ten thousand no sample is drawn", async () => {
    const full = await openCity(document, endless)
    for (const language of ["zh", "en"]) {
      const body = jsonBody({ seed: "s", size: 5, by: "none" }, { "accept-language": language })
      const answer = await full.ask("/samples", { ...body, as: "authority" })
      const { code, detail, failures, rule } = (await answer.json()) as Problem
      expect([answer.status, code, rule, failures]).toEqual([409, "FrameTooLarge", "AUD-05", []])
      expect(detail).toBe(
        language === "zh"
          ? "待审验的超过 10000 条，请按年度缩小范围后再抽取"
          : "more than 10000 await audit: draw of less, such as one year"
      )
    }
  })
})
