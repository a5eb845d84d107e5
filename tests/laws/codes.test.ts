import { codeSuite } from "@xueshi/testing"
import { describe, it } from "vitest"

describe("laws of codes", () => {
  for (const { name, run } of codeSuite()) it(name, () => run())
})
