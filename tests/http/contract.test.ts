import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { postgres } from "../postgres/postgres.ts"
import { operations } from "./harness/document.ts"
import { allowed } from "./harness/expected.ts"
import { curl, openPortalOn, requestOf, type Wire } from "./harness/portal.ts"
import { leavesOf } from "./harness/templates.ts"
import { soundWire } from "./harness/wire.ts"

/** Text that PostgreSQL does not take, or that JSON or UTF-8 cannot say: memory would keep it without a word. */
const texts = ["a\u0000b", "\u0000", "\ud800", "\udc00\ud800", "a\u2028b", "\uffff", "长".repeat(3000), "9".repeat(400)]

describe("every operation on PostgreSQL", () => {
  let portal: Awaited<ReturnType<typeof openPortalOn>>
  beforeAll(async () => {
    portal = await openPortalOn(postgres)
  })
  afterAll(() => portal.close())

  const ask = async (wire: Wire) => {
    const answer = await portal.app.request(requestOf(wire))
    return { status: answer.status, text: await answer.text() }
  }

  it("SYS-04 takes or refuses whatever text stands in any of its fields", { timeout: 240_000 }, async () => {
    const found: Array<string> = []
    for (const operation of operations) {
      const [caller = "nobody"] = allowed(operation.id)
      const fields = leavesOf(operation).filter(({ slot }) => slot !== "header")
      for (const leaf of fields)
        for (const value of texts) {
          const wire = soundWire(operation, caller, portal.city, { _tag: "Replace", leaf, value })
          const { status, text } = await ask(wire)
          if (status >= 500) found.push(`${status} ${text.slice(0, 100)}\n${curl(wire).slice(0, 500)}`)
        }
    }
    expect(found).toEqual([])
  })
})
