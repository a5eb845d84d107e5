import { collisionSuite, lineOf, raceSuite } from "@xueshi/testing"
import { memoryStage } from "../races/memoryStage.ts"
import { sqlStage } from "../races/sqlStage.ts"
import { withDatabase } from "./server.ts"

/** Runs one named check and counts it. */
export type Check = (name: string, run: () => Promise<string>) => Promise<void>

/** Every order of port calls, on memory. */
export const schedules = async (check: Check): Promise<void> => {
  for (const { name, run } of raceSuite(memoryStage))
    await check(`memory, ${name}`, async () => lineOf(await run(), "schedules"))
}

/** Real races on PostgreSQL; given enough of them, whoever can be first is. */
export const collisions = (check: Check, options: { readonly races: number; readonly seed: number }): Promise<void> =>
  withDatabase(async (connection) => {
    for (const { name, run } of collisionSuite(sqlStage(connection), options))
      await check(`PostgreSQL, ${name}`, async () => lineOf(await run(), "races"))
  })
