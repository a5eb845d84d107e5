import { memory } from "@xueshi/memory"
import { changeContract, handlingContract, keep, reviewContract } from "@xueshi/testing"
import { describe, it } from "vitest"
import { postgres } from "../postgres/postgres.ts"

describe.each([
  ["memory", memory],
  ["PostgreSQL", postgres]
] as const)("reviews on %s", (_, adapter) => {
  for (const [name, program] of Object.entries({ ...reviewContract, ...changeContract, ...handlingContract }))
    it(name, () => keep(adapter, program))
})
