import { memory } from "@xueshi/memory"
import { keep, storeContract } from "@xueshi/testing"
import { describe, it } from "vitest"
import { postgres } from "../postgres/postgres.ts"

describe.each([
  ["memory", memory],
  ["PostgreSQL", postgres]
] as const)("the contract on %s", (_, adapter) => {
  for (const [name, program] of Object.entries(storeContract)) it(name, () => keep(adapter, program))
})
