import { memory } from "@xueshi/memory"
import { historySuite, Tally } from "@xueshi/testing"
import { afterAll, describe, it } from "vitest"

const tally = new Tally()
afterAll(() => {
  if (process.env.XUESHI_SHARES !== undefined) console.log(tally.table().join("\n"))
})

describe("laws over histories, on the memory adapter", () => {
  for (const { name, run } of historySuite(memory, { tally })) it(name, () => run())
})
