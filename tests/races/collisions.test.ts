import { collisionSuite, lineOf, type Stage } from "@xueshi/testing"
import { afterAll, beforeAll, describe, it } from "vitest"
import { openDatabase } from "./database.ts"
import { sqlStage } from "./sqlStage.ts"

let database: Awaited<ReturnType<typeof openDatabase>>
beforeAll(async () => {
  database = await openDatabase()
})
afterAll(() => database.close())

/** The stage is of the database that `beforeAll` makes. */
const stage: Stage = { open: (prepare) => sqlStage(database.connection).open(prepare) }

describe("real races on PostgreSQL", () => {
  for (const { name, run } of collisionSuite(stage, { races: 8 }))
    it(name, async () => {
      console.log(lineOf(await run(), "races"))
    })
})
