import { createHash } from "node:crypto"
import { Rules } from "@xueshi/core"
import { describe, expect, it } from "vitest"
import { xueshiOn } from "./xueshi.ts"

const digest = (text: string) => createHash("sha256").update(text, "utf8").digest("hex")
const seed = "体彩 2019001"
const frame = Array.from({ length: 8 }, (_, index) => `0190-${index}`)
/** As the recipe of docs/http.md has it: the least digests of `seed`, a line feed and the id. */
const byHand = frame
  .toSorted((one, other) => (digest(`${seed}\n${one}`) < digest(`${seed}\n${other}`) ? -1 : 1))
  .slice(0, 3)
const published = (change: object = {}) =>
  JSON.stringify({ id: "s", seed, size: 3, by: "none", strata: [{ stratum: "", frame, drawn: byHand }], ...change })
const sample = (input: string, ...flags: ReadonlyArray<string>) => xueshiOn(input, "sample", "--frame", "-", ...flags)

describe("xueshi sample", () => {
  it("AUD-05 draws a published sample again and says whether the same was published", async () => {
    const { code, err, out } = await sample(published())
    expect([code, err]).toEqual([0, ""])
    expect(out).toBe(
      `3/8\n${byHand.map((id) => `  ${id}\n`).join("")}\n✓ 与公布的抽样结果一致 / the same was published as drawn\n`
    )
    const [first = "", ...others] = byHand
    const other = frame.find((id) => !byHand.includes(id))
    for (const drawn of [[other, ...others], [...others, first], others, []]) {
      const doubtful = await sample(published({ strata: [{ stratum: "", frame, drawn }] }), "--json")
      expect([doubtful.code, JSON.parse(doubtful.out)]).toEqual([
        1,
        { agrees: false, strata: [{ stratum: "", of: 8, ids: byHand }] }
      ])
    }
  })

  it("AUD-05 draws by the seed and size that somebody else has published; by strata as the rule does", async () => {
    const bare = JSON.stringify({ strata: [{ stratum: "", frame: frame.toReversed() }] })
    const drawn = await sample(bare, "--seed", seed, "--size", "3", "--json")
    expect([drawn.code, JSON.parse(drawn.out)]).toEqual([
      0,
      { agrees: null, strata: [{ stratum: "", of: 8, ids: byHand }] }
    ])
    const only = { size: 1, strata: [{ stratum: "", frame: ["a"], drawn: ["a"] }] }
    const changed = await sample(published(only), "--seed", "体彩 2019002")
    expect(changed.code, "who is drawn all the same").toBe(1)
    expect(changed.out).toContain(`文件中的 seed 是 ${seed}，与所给的不同`)
    const strata = [
      { stratum: "医院", frame: frame.slice(0, 6) },
      { stratum: "学校", frame: frame.slice(6) }
    ]
    const { out } = await sample(JSON.stringify({ seed, size: 4, strata }), "--json")
    const framed = strata.flatMap(({ frame, stratum }) => frame.map((id) => ({ id, stratum })))
    expect(JSON.parse(out).strata).toEqual(Rules.drawSample(framed, seed, 4))
  })

  it("SYS-04 tells every fault of a file that is no sample, and what cannot be a seed", async () => {
    for (const [input, ...faults] of [
      ["{", "NotJson"],
      ["[]", "WrongType"],
      ['{"seed":1,"size":"x","strata":[{"stratum":"","frame":[1]}]}', "seed", "size", "strata.0.frame.0"],
      [published({ seed: "a\nb", size: 0 }), "SeedUnfit", "SizeUnfit"],
      [published({ seed: "\ud800" }), "SeedUnfit"]
    ] as const) {
      const { code, err } = await sample(input)
      expect(code, input).toBe(2)
      for (const fault of faults) expect(err).toContain(fault)
    }
    expect((await xueshiOn("", "sample", "--frame", "/nowhere/at/all")).err).toContain("cannot read the file")
  })
})
