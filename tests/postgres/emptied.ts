import { Effect, Layer } from "effect"
import { atFileEnd } from "../atFileEnd.ts"
import { openDatabase } from "../races/database.ts"
import { emptied } from "../races/emptied.ts"

const open = async () => {
  const database = await openDatabase()
  const { adapter, close } = await emptied(database.connection)
  atFileEnd(async () => {
    opened = undefined
    await close()
    await database.close()
  })
  return adapter
}

let opened: ReturnType<typeof open> | undefined

/**
 * Every port on one migrated database a test file, which each building of the layer finds empty, one at a time: copying a database
 * takes longer than most tests. For those that leave the schema as it is.
 */
export const emptiedPostgres = Layer.unwrap(
  Effect.promise(() => {
    opened ??= open()
    return opened
  })
)
