import { memory } from "@xueshi/memory"
import { attendeeContract, keep, onBehalfContract } from "@xueshi/testing"
import { describe, it } from "vitest"
import { emptiedPostgres } from "../postgres/emptied.ts"

describe.each([
  ["memory", memory],
  ["PostgreSQL", emptiedPostgres]
] as const)("declaring on behalf on %s", (_, adapter) => {
  for (const [name, program] of Object.entries({ ...onBehalfContract, ...attendeeContract }))
    it(name, () => keep(adapter, program))
})
