import { memory } from "@xueshi/memory"
import { hoursListContract, keep, readContract } from "@xueshi/testing"
import { describe, it } from "vitest"
import { emptiedPostgres } from "../postgres/emptied.ts"

describe.each([
  ["memory", memory],
  ["PostgreSQL", emptiedPostgres]
] as const)("what is read for whom, on %s", (_, adapter) => {
  for (const [name, program] of Object.entries({ ...readContract, ...hoursListContract }))
    it(name, () => keep(adapter, program))
})
