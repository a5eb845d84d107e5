import { describe, expect, it } from "vitest"
import { askedOfTrees, tooRare } from "./jurisdictionOracle.ts"

const seed = Number(process.env["XUESHI_SEED"] ?? 20190115)
const questions = 20_000

describe("who may do what in any tree", () => {
  it(`ACC-10 ORG-03 ORG-09 is found by paths as by walking up the superiors (seed ${seed})`, () => {
    const shares = askedOfTrees(questions, seed)
    if (process.env["XUESHI_SHARES"] !== undefined) console.log(Object.fromEntries(shares))
    expect(tooRare(shares, questions)).toEqual([])
  })
})
