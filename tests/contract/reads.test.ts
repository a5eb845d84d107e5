import { memory } from "@xueshi/memory"
import { keep, readContract } from "@xueshi/testing"
import { describe, it } from "vitest"
import { postgres } from "../postgres/postgres.ts"

describe.each([
  ["memory", memory],
  ["PostgreSQL", postgres]
] as const)("what is read for whom, on %s", (_, adapter) => {
  for (const [name, program] of Object.entries(readContract)) it(name, () => keep(adapter, program))
})
