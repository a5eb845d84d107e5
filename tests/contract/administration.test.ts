import { memory } from "@xueshi/memory"
import { keep, postContract, treeContract } from "@xueshi/testing"
import { describe, it } from "vitest"
import { emptiedPostgres } from "../postgres/emptied.ts"

describe.each([
  ["memory", memory],
  ["PostgreSQL", emptiedPostgres]
] as const)("organisations and who administers them, on %s", (_, adapter) => {
  for (const [name, program] of Object.entries({ ...treeContract, ...postContract }))
    it(name, () => keep(adapter, program))
})
