import { memory } from "@xueshi/memory"
import { informationContract, keep, keepDerived, transferContract } from "@xueshi/testing"
import { describe, it } from "vitest"
import { postgres } from "../postgres/postgres.ts"

describe.each([
  ["memory", memory],
  ["PostgreSQL", postgres]
] as const)("what becomes of people on %s", (_, adapter) => {
  for (const [name, program] of Object.entries(informationContract)) it(name, () => keep(adapter, program))
  for (const [name, program] of Object.entries(transferContract)) it(name, () => keepDerived(adapter, program))
})
