import { codeSuite, precedenceSuite, rosterSuite } from "@xueshi/testing"
import { describe, it } from "vitest"

describe.each([
  ["codes", codeSuite],
  ["precedence", precedenceSuite],
  ["the roster", rosterSuite]
])("laws of %s", (_, suite) => {
  for (const { name, run } of suite()) it(name, () => run())
})
