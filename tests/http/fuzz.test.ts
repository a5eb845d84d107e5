import { describe, expect, it } from "vitest"
import { notUnderstood, operations } from "./harness/document.ts"
import { fuzz, neverSucceeded } from "./harness/fuzz.ts"
import { sound } from "./harness/sound.ts"
import { unfilled } from "./harness/wire.ts"

const seed = Number(process.env["XUESHI_SEED"] ?? 20190115)

describe("every operation of the document", () => {
  it("is described in words that the harness understands", () => {
    expect(notUnderstood()).toEqual([])
  })

  it("has a sound request, and parameters of its path that the harness can fill", () => {
    expect(operations.filter(({ id }) => sound[id] === undefined).map(({ id }) => id)).toEqual([])
    expect(operations.flatMap(unfilled)).toEqual([])
  })

  it(`answers as declared, whatever is asked by whom (seed ${seed})`, { timeout: 120_000 }, async () => {
    // As many as let the rarest succeed, who is an administrator that only some may name.
    const shares = await fuzz({ requests: operations.length * 50, seed })
    if (process.env["XUESHI_SHARES"] !== undefined) console.log(shares.table().join("\n"))
    expect(neverSucceeded(shares)).toEqual([])
  })
})
