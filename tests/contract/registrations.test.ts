import { memory } from "@xueshi/memory"
import { keepSessions, registrationContract } from "@xueshi/testing"
import { describe, it } from "vitest"
import { postgres } from "../postgres/postgres.ts"

describe.each([
  ["memory", memory],
  ["PostgreSQL", postgres]
] as const)("registering on %s", (_, adapter) => {
  for (const [name, program] of Object.entries(registrationContract)) it(name, () => keepSessions(adapter, program))
})
