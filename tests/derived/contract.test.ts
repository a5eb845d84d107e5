import { memory } from "@xueshi/memory"
import { derivedContract, keepDerived } from "@xueshi/testing"
import { describe, it } from "vitest"
import { emptiedPostgres } from "../postgres/emptied.ts"

describe.each([
  ["memory", memory],
  ["PostgreSQL", emptiedPostgres]
] as const)("what is derived, on %s", (_, adapter) => {
  for (const [name, program] of Object.entries(derivedContract)) it(name, () => keepDerived(adapter, program))
})
