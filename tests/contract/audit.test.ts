import { memory } from "@xueshi/memory"
import { auditTermsContract, keepDerived, revocationContract, sampleContract } from "@xueshi/testing"
import { describe, it } from "vitest"
import { emptiedPostgres } from "../postgres/emptied.ts"

describe.each([
  ["memory", memory],
  ["PostgreSQL", emptiedPostgres]
] as const)("audit on %s", (_, adapter) => {
  for (const [name, program] of Object.entries({ ...revocationContract, ...auditTermsContract, ...sampleContract }))
    it(name, () => keepDerived(adapter, program))
})
