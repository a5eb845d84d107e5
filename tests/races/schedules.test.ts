import { lineOf, raceSuite } from "@xueshi/testing"
import { describe, it } from "vitest"
import { memoryStage } from "./memoryStage.ts"

describe("every order of port calls, on the memory adapter", () => {
  for (const { name, run } of raceSuite(memoryStage))
    it(name, async () => {
      console.log(lineOf(await run(), "schedules"))
    })
})
