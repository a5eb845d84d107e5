import { directory } from "@xueshi/files"
import { evidenceFiles, memory } from "@xueshi/memory"
import { evidenceContract, keep } from "@xueshi/testing"
import { Effect } from "effect"
import { describe, it } from "vitest"
import { freshDirectory } from "../freshDirectory.ts"
import { emptiedPostgres } from "../postgres/emptied.ts"

describe.each([
  ["memory", memory, () => evidenceFiles],
  ["PostgreSQL and a directory", emptiedPostgres, () => directory(freshDirectory())]
] as const)("evidence in %s", (_, adapter, files) => {
  for (const [name, program] of Object.entries(evidenceContract))
    it(name, () => keep(adapter, Effect.provide(program, files())))
})
