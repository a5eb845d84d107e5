import { assert, describe, it } from "@effect/vitest"
import { decodePolicy, differencesOf, diffPolicies, type Language, type Policy } from "@xueshi/core"
import { Result } from "effect"
import { shipped } from "./shippedDocuments.ts"

const policyOf = (json: unknown): Policy => Result.getOrThrow(decodePolicy(json))
const all = [...shipped.regulations, ...shipped.examples]
const found = (id: string) => all.find((one) => one.id === id) ?? assert.fail(`no ${id}`)

/** A document with another value at a path; without it, where the value is undefined. */
const changed = (json: unknown, [key, ...further]: ReadonlyArray<string | number>, value: unknown): unknown => {
  if (key === undefined) return value
  const holder = json as Record<string, unknown>
  const part = changed(holder[key], further, value)
  // What is beside the path is shared: no document is changed, and a copy of each takes longer than the comparison.
  const copy = Array.isArray(json) ? Object.assign([...json], { [key]: part }) : { ...holder, [key]: part }
  if (part === undefined) delete (copy as Record<string, unknown>)[key]
  return copy
}

/** Every place of a document that has text, a number or a truth value. */
const placesIn = (value: unknown, path: ReadonlyArray<string> = []): ReadonlyArray<ReadonlyArray<string>> =>
  typeof value !== "object" || value === null
    ? [path]
    : Object.entries(value).flatMap(([key, part]) => placesIn(part, [...path, key]))

const at = (json: unknown, path: ReadonlyArray<string>): unknown =>
  path.reduce((part, key) => (part as Record<string, unknown>)[key], json)

/** Other values that may stand where this one does; those that a document may not have are left out by whoever tries. */
const othersOf = (value: unknown): ReadonlyArray<unknown> => {
  if (typeof value === "number") return [value + 1, value - 1]
  if (typeof value === "boolean") return [!value]
  const text = String(value)
  if (/^[\d.]+$/u.test(text)) return [String(Number(text) + 1), String(Number(text) + 2), "371000", "000000"]
  if (text.includes("/")) return ["1/7", "2/5", `${text}x`]
  return [
    `${text}x`,
    "start",
    "year",
    "down",
    "approved",
    "counted",
    "days",
    "back",
    "exempt",
    "any",
    "records",
    "current",
    "refuse",
    "2020-01-01"
  ]
}

describe("what differs between two documents", () => {
  const by = (id: string, path: ReadonlyArray<string | number>, value: unknown, language: Language = "zh") => {
    const { json, policy } = found(id)
    return diffPolicies(policy, policyOf(changed(json, path, value)), language)
  }

  it("CMP-01 a document and itself: nothing, in whatever order its keys stand", () => {
    const turned = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(turned)
      if (typeof value !== "object" || value === null) return value
      return Object.fromEntries(
        Object.entries(value)
          .toReversed()
          .map(([key, part]) => [key, turned(part)])
      )
    }
    for (const { json, policy } of all) assert.deepStrictEqual(diffPolicies(policy, policyOf(turned(json)), "zh"), [])
  })

  it("CMP-01 tells an amount as an officer would say it, in either language", () => {
    const path = ["requirement", "allOf", 0, "atLeast", "hours"]
    assert.deepStrictEqual(by("weihai-2018", path, "100"), ["总学时：90 → 100 学时"])
    assert.deepStrictEqual(by("weihai-2018", path, "100", "en"), ["total hours: 90 → 100 hours"])
    assert.deepStrictEqual(
      by("weihai-2018", ["requirement", "allOf", 1, "atLeast"], { share: "1/2", of: "required", leaf: "total" }),
      ["专业科目学时：“总学时”要求的 2/3 → “总学时”要求的 1/2"]
    )
  })

  it("CMP-01 tells the years, whether a new one stands in rows or in another document", () => {
    const amount = ["requirement", "allOf", 0, "atLeast"]
    const row = (hours: string, years?: object) => ({ amount: { hours }, citation: "manual", ...(years && { years }) })
    assert.deepStrictEqual(by("weihai-2018", amount, { rows: [row("90", { to: 2023 }), row("100")] }), [
      "总学时：90 → 100 学时（2024 年度起）"
    ])
    assert.deepStrictEqual(by("weihai-2018", amount, { rows: [row("80", { from: 2020, to: 2021 }), row("90")] }), [
      "总学时：90 → 80 学时（2020～2021 年度）"
    ])
    const { json, policy } = found("weihai-2018")
    const later = changed(changed(json, ["inForce"], { from: 2024 }), [...amount, "hours"], "100")
    assert.include(diffPolicies(policy, policyOf(later), "zh"), "总学时：90 → 100 学时（2024 年度起）")
    assert.deepStrictEqual(by("weihai-2018", amount, { rows: [row("90", { to: 2023 }), row("90")] }), [])
  })

  it("CMP-01 tells rows by whom they are for", () => {
    const rows = ["requirement", "allOf", 0, "atLeast", "rows"]
    assert.deepStrictEqual(by("change-of-level", [...rows, 1, "amount", "hours"], "96"), [
      `${found("change-of-level").policy.leaves[0]?.leaf.name.zh}（“level”为高级）：90 → 96 学时`
    ])
    const { json } = found("change-of-level")
    const turned = (at(json, rows.map(String)) as ReadonlyArray<unknown>).toReversed()
    assert.match(
      by("change-of-level", rows, turned).join("\n"),
      /^.* · 各行的次序：“level”为中级、.* → “level”为高级、/u
    )
  })

  it("CMP-01 tells parts that came and went by their codes, and in the words of a description", () => {
    const { json, policy } = found("caps-in-order")
    const { caps } = json as { caps: ReadonlyArray<Record<string, unknown>> }
    const [first, ...others] = caps
    const fewer = policyOf({ ...(json as object), caps: others })
    const gone = differencesOf(policy, fewer, "zh")
    assert.deepStrictEqual(
      gone.map(({ kind, path, what }) => [kind, path.join("."), what]),
      [["removed", "caps.0", "上限“每次讲座”"]]
    )
    assert.match(gone[0]?.before ?? "", /^每次讲座：.*每条记录最多计 8 学时.*〔.+〕$/u)
    assert.deepStrictEqual(
      differencesOf(fewer, policy, "zh").map(({ kind, path }) => [kind, path.join(".")]),
      [["added", "caps.0"]]
    )
    assert.match(diffPolicies(fewer, policy, "zh").join(), /^新增上限“每次讲座”：/u)
    assert.match(diffPolicies(policy, fewer, "en").join(), /^removed cap "each lecture": /u)
    const turned = policyOf({ ...(json as object), caps: [...others, first] })
    assert.deepStrictEqual(diffPolicies(policy, turned, "zh"), [
      "上限的次序：每次讲座、讲座一年、网课与自学合计一年、公需科目一年 → 讲座一年、网课与自学合计一年、公需科目一年、每次讲座"
    ])
  })

  it("CMP-01 tells how leaves are joined where one is no longer asked for", () => {
    const { json, policy } = found("weihai-2018")
    const { allOf } = at(json, ["requirement"]) as { allOf: ReadonlyArray<unknown> }
    assert.deepStrictEqual(diffPolicies(policy, policyOf(changed(json, ["requirement"], { anyOf: allOf })), "zh"), [
      "要求的组合：都要（总学时、专业科目学时） → 任一（总学时、专业科目学时）"
    ])
    const less = policyOf(changed(json, ["requirement"], allOf[0]))
    assert.deepStrictEqual(
      differencesOf(policy, less, "zh").map(({ kind, what }) => [kind, what]),
      [
        ["removed", "要求“专业科目学时”"],
        ["changed", "要求的组合"]
      ]
    )
  })

  it("CMP-01 tells the rows of an award, and its fields, each alone", () => {
    const { json } = found("accountants-2018")
    const rows = ["forms", 3, "conversion", "rows"]
    const lines = by("accountants-2018", [...rows, 0, "hours"], "40")
    assert.lengthOf(lines, 1)
    assert.match(lines[0] ?? "", /^学习形式“.+” · 折算（.*独立、第一作者）：30 → 40 学分$/u)
    const [first, second] = at(json, rows.map(String)) as ReadonlyArray<unknown>
    assert.match(by("accountants-2018", rows, [second, first]).join(), / · 折算的次序：/u)
    assert.match(by("accountants-2018", rows, [first]).join(), /^删去学习形式.*10 学分$/u)
  })

  it("CMP-01 where the words are the same the code tells the difference, and so does the other language", () => {
    assert.deepStrictEqual(by("weihai-2018", ["title", "en"], "Another title"), [
      `标题：${["", "Another title"].map((en) => `${found("weihai-2018").policy.document.title.zh} / ${en || found("weihai-2018").policy.document.title.en}`).join(" → ")}`
    ])
    const { json } = found("exemptions")
    const gap = (en: string) => policyOf(changed(json, ["adjustments", 0, "effect"], { gap: { zh: "没有写明", en } }))
    assert.match(
      diffPolicies(gap("not said"), gap("silent"), "zh").join(),
      /没有写明（.*not said.*） → .*没有写明（.*silent/u
    )
  })

  /** Every kind of part stands in one of these; the largest take a minute each, and have no other kinds. */
  const small = all.filter(({ json }) => placesIn(json).length < 500)

  it.each(small)("CMP-01 $id: no value can be changed without a line that tells it", ({ json, policy }) => {
    const unseen: Array<string> = []
    let tried = 0
    for (const path of placesIn(json))
      for (const value of othersOf(at(json, path))) {
        const other = decodePolicy(changed(json, path, value))
        if (value === at(json, path) || Result.isFailure(other)) continue
        tried++
        if (diffPolicies(policy, other.success, "zh").length === 0) unseen.push(`${path.join(".")} ${value}`)
        break
      }
    assert.deepStrictEqual(unseen, [])
    assert.isAtLeast(tried, 30)
  })

  it.each(small)("CMP-01 $id: nothing that may be left out can be without a line that tells it", ({ json, policy }) => {
    const unseen: Array<string> = []
    const walk = (value: unknown, path: ReadonlyArray<string>) => {
      if (typeof value !== "object" || value === null) return
      for (const [key, part] of Object.entries(value)) {
        const here = [...path, key]
        const parent = at(json, path)
        const without = Array.isArray(parent)
          ? changed(
              json,
              path,
              parent.filter((_, index) => String(index) !== key)
            )
          : changed(json, here, undefined)
        const other = path.length === 0 && Array.isArray(parent) ? undefined : decodePolicy(without)
        if (other !== undefined && Result.isSuccess(other) && diffPolicies(policy, other.success, "en").length === 0)
          unseen.push(here.join("."))
        walk(part, here)
      }
    }
    walk(json, [])
    assert.deepStrictEqual(unseen, [])
  })
})
