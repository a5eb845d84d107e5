import { memory } from "@xueshi/memory"
import { batchContract, keepDerived, selectionContract } from "@xueshi/testing"
import { describe, it } from "vitest"
import { emptiedPostgres } from "../postgres/emptied.ts"

describe.each([
  ["memory", memory],
  ["PostgreSQL", emptiedPostgres]
] as const)("PRO-03 DEC-05 DEC-12 ORG-09 a selection, on %s", (_, adapter) => {
  for (const [name, program] of Object.entries(selectionContract)) it(name, () => keepDerived(adapter, program))
})

describe.each([
  ["memory", memory],
  ["PostgreSQL", emptiedPostgres]
] as const)("SYS-03 a batch under a key, on %s", (_, adapter) => {
  for (const [name, program] of Object.entries(batchContract)) it(name, () => keepDerived(adapter, program))
})
