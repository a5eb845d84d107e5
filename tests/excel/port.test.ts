import { readdirSync } from "node:fs"
import { tmpdir } from "node:os"
import { type RefusedRow, rosterForm, Workbooks } from "@xueshi/core"
import { excel } from "@xueshi/excel"
import { Effect, Stream } from "effect"
import { describe, expect, it } from "vitest"

const cells = { name: "张三", documentType: "身份证", documentNumber: "371002197604256277" }
const refused: ReadonlyArray<RefusedRow> = [
  {
    number: 7,
    cells,
    issues: [{ path: ["birth"], code: "Required", rule: "PRO-01", zh: "必须填写", en: "is required" }]
  }
]

const run = <A, E>(effect: Effect.Effect<A, E, Workbooks>, layer = excel()): Promise<A> =>
  Effect.runPromise(Effect.provide(effect, layer))

const readBack = Effect.gen(function* () {
  const workbooks = yield* Workbooks
  const bytes = yield* workbooks.refusals(rosterForm, refused)
  return yield* Stream.runCollect(workbooks.rows(rosterForm, bytes))
})

/** What this process has left of workbooks that it was given. */
const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith("xueshi-workbook-"))

describe("the port for workbooks on .xlsx", () => {
  it("IMP-02 refused rows come back as they were, and nothing of the file is left behind", async () => {
    const before = left()
    const [row] = await run(readBack)
    expect(row?.number).toBe(2)
    expect(row?.cells).toMatchObject(cells)
    expect(left()).toEqual(before)
  })

  it("IMP-01 the template is a workbook of the form without a row", async () => {
    const read = Effect.gen(function* () {
      const workbooks = yield* Workbooks
      return yield* Stream.runDrain(workbooks.rows(rosterForm, yield* workbooks.template(rosterForm)))
    })
    expect(await run(Effect.flip(read))).toMatchObject({ code: "EmptyWorkbook", rule: "IMP-02" })
  })

  it("IMP-02 the limits that the layer was given hold", async () => {
    expect(await run(Effect.flip(readBack), excel({ fileBytes: 100 }))).toMatchObject({ code: "BeyondLimit" })
  })
})
