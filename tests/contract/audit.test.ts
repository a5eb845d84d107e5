import { memory } from "@xueshi/memory"
import {
  activityContract,
  appealContract,
  auditTermsContract,
  keepDerived,
  revocationContract,
  sampleContract
} from "@xueshi/testing"
import { describe, it } from "vitest"
import { emptiedPostgres } from "../postgres/emptied.ts"

describe.each([
  ["memory", memory],
  ["PostgreSQL", emptiedPostgres]
] as const)("audit on %s", (_, adapter) => {
  const contracts = {
    ...activityContract,
    ...appealContract,
    ...revocationContract,
    ...auditTermsContract,
    ...sampleContract
  }
  for (const [name, program] of Object.entries(contracts)) it(name, () => keepDerived(adapter, program))
})
