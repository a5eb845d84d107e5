import { type Adapter, historySuite, requestSuite, Tally } from "@xueshi/testing"
import { Layer } from "effect"
import { afterAll, beforeAll, describe, it } from "vitest"
import { printShares } from "../laws/printShares.ts"
import { withoutStacks } from "../withoutStacks.ts"
import { openDatabase } from "./database.ts"
import { emptied } from "./emptied.ts"

withoutStacks()

const tally = new Tally()
let [database, empty]: [Awaited<ReturnType<typeof openDatabase>>, Awaited<ReturnType<typeof emptied>>] = [] as never
beforeAll(async () => {
  database = await openDatabase()
  empty = await emptied(database.connection)
})
afterAll(async () => {
  await empty.close()
  await database.close()
  printShares(tally)
})

const adapter: Adapter = Layer.suspend(() => empty.adapter)

/** Each command is a dozen round trips here and each comparison more, so histories are fewer and shorter than on memory. */
const machines = { runs: 50, timeout: 240_000 }
const requests = { runs: 50, timeout: 240_000 }
const laws = { runs: 25, timeout: 120_000 }

describe("laws over histories of requests, on PostgreSQL", () => {
  for (const { name, run } of requestSuite(adapter, { tally }))
    it(name, { timeout: requests.timeout }, () => run({ runs: requests.runs }))
})

describe("laws over histories, on PostgreSQL", () => {
  for (const { name, run } of historySuite(adapter, { tally, commands: 45 })) {
    const { runs, timeout } = name.startsWith("DEC-04") ? machines : laws
    it(name, { timeout }, () => run({ runs }))
  }
})
