import { memory } from "@xueshi/memory"
import { keep, storeContract } from "@xueshi/testing"
import { describe, it } from "vitest"
import { emptiedPostgres } from "../postgres/emptied.ts"

describe.each([
  ["memory", memory],
  ["PostgreSQL", emptiedPostgres]
] as const)("the contract on %s", (_, adapter) => {
  for (const [name, program] of Object.entries(storeContract)) it(name, () => keep(adapter, program))
})
