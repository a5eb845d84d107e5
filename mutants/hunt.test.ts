import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { hunt } from "./hunt.ts"
import type { Mutant } from "./Mutant.ts"
import { nameOf } from "./Mutant.ts"
import { root } from "./root.ts"
import { guardsOf } from "./rules/guards.ts"
import { mutantsOf } from "./source/sites.ts"

const path = "packages/core/src/policy/duplicates.ts"
const noDuplicate = mutantsOf("engine", path, readFileSync(join(root, path), "utf8")).find(
  ({ after, operator }) => operator === "always" && after === "if (true) return undefined"
)

describe("a fault in a process of its own", () => {
  it("U4 an engine that sees no duplicates is found by the law that one activity is counted once", async () => {
    const { found } = await hunt(noDuplicate as Mutant)
    expect([...found]).toEqual([["laws", "U4 DEC-10 one activity is counted once (generated, 40)"]])
  })
  it("U0 a source that cannot be loaded is found before any law", async () => {
    const { found } = await hunt({ ...(noDuplicate as Mutant), text: "throw new Error('broken')" })
    expect([...found]).toEqual([["laws", "loading"]])
  })
  it("U0 the name of a fault has no line number, so that an explanation outlives edits above it", () => {
    const [one] = mutantsOf("engine", "a.ts", "x = 90")
    const [other] = mutantsOf("engine", "a.ts", "\n\nx = 90")
    expect(one && nameOf(one)).toBe("a.ts | one more | x = 90 => x = (91)")
    expect(other && nameOf(other)).toBe(one && nameOf(one))
    expect([one?.line, other?.line]).toEqual([1, 3])
  })
})

describe("the guards of a rule", () => {
  const source = [
    "const isOld = (age: number) => age > 60",
    "/** DEC-04, AUD-01: nobody too old. */",
    "export const admit = (age: number) => {",
    "  if (isOld(age)) return Result.fail(new TooOld())",
    "  return age < 0 ? Result.fail(new Unborn()) : Result.succeed(age)",
    "}",
    "/** ORG-03: of age. */",
    "export const adult = (age: number): boolean => age >= 18",
    "/** No rule. */",
    "export const twice = (age: number) => 2 * age"
  ].join("\n")
  it("U0 are its refusals, one by one, under the ids that its documentation names; else its answer", () => {
    expect(guardsOf("a.ts", source).map(({ encodedBy, ids, mutant }) => [ids.join(), encodedBy, mutant.after])).toEqual(
      [
        ["DEC-04,AUD-01", "admit", "if (false) return Result.fail(new TooOld())"],
        ["DEC-04,AUD-01", "admit", "return false ? Result.fail(new Unborn()) : Result.succeed(age)"],
        ["ORG-03", "adult", "export const adult = (age: number): boolean => !(age >= 18)"]
      ]
    )
  })
})
