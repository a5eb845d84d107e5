import { assert, describe, it } from "@effect/vitest"
import {
  approvalsOf,
  decodePolicy,
  describePolicy,
  diffPolicies,
  failingCodeOf,
  type InvalidFields,
  type OrganisationKind,
  type Policy,
  policyDigest,
  readCases,
  runCases
} from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { Result } from "effect"
import { weihai } from "./fixtures.ts"
import { shipped } from "./shippedDocuments.ts"

const { reviews: _, ...silent } = documents.weihai2018 as Readonly<Record<string, unknown>>
const decoded = (reviews?: unknown) => decodePolicy(reviews === undefined ? silent : { ...silent, reviews })
const policyWith = (reviews?: unknown): Policy => Result.getOrThrow(decoded(reviews))
const faults = (reviews: unknown): ReadonlyArray<string> =>
  Result.match(decoded(reviews), {
    onSuccess: () => [],
    onFailure: ({ issues }: InvalidFields) => issues.map(({ code, path }) => `${path.join(".")} ${code}`)
  })

describe("who approves a change of superior", () => {
  it.each<readonly [OrganisationKind, ReadonlyArray<string>]>([
    ["employer", ["current"]],
    ["authority", ["current", "new"]],
    ["bureau", ["current", "new"]],
    ["base", ["current", "new"]]
  ])("ORG-06 %s: as the manual has it, where no document says", (kind, expected) => {
    for (const document of [undefined, policyWith().document, policyWith({}).document, weihai.document])
      assert.deepStrictEqual<ReadonlyArray<string>>(approvalsOf(document, kind), expected)
  })

  it("ORG-06 what a document says holds, in its order; of the kinds that it leaves out, the manual's", () => {
    const { document } = policyWith({ superiorChange: { employer: ["new", "current"], base: ["new"] } })
    assert.deepStrictEqual<ReadonlyArray<string>>(approvalsOf(document, "employer"), ["new", "current"])
    assert.deepStrictEqual<ReadonlyArray<string>>(approvalsOf(document, "base"), ["new"])
    assert.deepStrictEqual<ReadonlyArray<string>>(approvalsOf(document, "authority"), ["current", "new"])
    assert.deepStrictEqual<ReadonlyArray<string>>(approvalsOf(document, "bureau"), ["current", "new"])
  })
})

describe("a code whose check character fails", () => {
  it("ORG-01 is refused, unless the document has it shown to the reviewer", () => {
    assert.strictEqual(failingCodeOf(undefined), "refuse")
    assert.strictEqual(failingCodeOf(policyWith().document), "refuse")
    assert.strictEqual(failingCodeOf(policyWith({ failingCode: "refuse" }).document), "refuse")
    assert.strictEqual(failingCodeOf(policyWith({ failingCode: "show" }).document), "show")
  })
})

describe("reviews in a document", () => {
  it("ORG-06 ORG-01 every failing field is told at once, with its path", () => {
    const superiorChange = { bureau: [], authority: ["current", "former"], employer: ["new", "new"], school: ["new"] }
    assert.sameMembers(
      [...faults({ superiorChange, failingCode: "warn", citation: "two words", until: 2020 })],
      [
        "reviews.superiorChange.bureau.0 Required",
        "reviews.superiorChange.authority.1 UnknownOption",
        "reviews.superiorChange.employer DuplicateCode",
        "reviews.superiorChange.school UnknownKey",
        "reviews.failingCode UnknownOption",
        "reviews.citation InvalidCode",
        "reviews.until UnknownKey"
      ]
    )
  })

  it("ORG-06 a source that the document does not have is refused", () => {
    const superiorChange = { employer: ["current"] }
    assert.deepStrictEqual(faults({ superiorChange, citation: "none" }), ["reviews.citation UnknownReference"])
    assert.deepStrictEqual(faults({ superiorChange, citation: "manual-superior" }), [])
    assert.deepStrictEqual(faults({ superiorChange }), [])
  })

  it("ORG-06 ORG-01 a description tells what is said with its source, and what is not as the default", () => {
    const lines = describePolicy(weihai, "zh")
    assert.deepStrictEqual(lines.slice(lines.indexOf("单位的审核"), lines.indexOf("依据")), [
      "单位的审核",
      "  · 人社部门更换上级：由原上级、新上级审核（未写明，按默认）",
      "  · 行业主管部门更换上级：由原上级、新上级审核〔依据 8〕",
      "  · 用人单位更换上级：由原上级审核〔依据 8〕",
      "  · 继续教育基地更换上级：由原上级、新上级审核（未写明，按默认）",
      "  · 单位代码校验位不符：不接受（未写明，按默认）",
      ""
    ])
    const english = describePolicy(policyWith({ superiorChange: { base: ["new"] }, failingCode: "show" }), "en")
    for (const line of [
      "Reviews of organisations",
      "  · a base's change of superior: approved by the new superior",
      "  · an employer's change of superior: approved by the current superior (not said: the default)",
      "  · an organisation's code whose check character fails: shown to the reviewer"
    ])
      assert.include(english, line)
    assert.notInclude(describePolicy(policyWith(), "zh"), "单位的审核")
  })

  it("ORG-06 ORG-01 a comparison tells which review changed, against the default where one document is silent", () => {
    const before = policyWith({ superiorChange: { employer: ["current"], base: ["new"] }, citation: "manual" })
    const after = policyWith({
      superiorChange: { employer: ["current", "new"], authority: ["current", "new"], base: ["new"] },
      failingCode: "show",
      citation: "manual"
    })
    assert.deepStrictEqual(diffPolicies(before, after, "zh"), [
      "行业主管部门更换上级：由原上级、新上级审核（未写明，按默认） → 由原上级、新上级审核",
      "用人单位更换上级：由原上级审核 → 由原上级、新上级审核",
      "单位代码校验位不符：不接受（未写明，按默认） → 提示审核人"
    ])
    const cited = diffPolicies(
      policyWith({ failingCode: "show" }),
      policyWith({ failingCode: "show", citation: "unverified" }),
      "en"
    )
    assert.lengthOf(cited, 1)
    assert.match(cited.join(), /^reviews of organisations · source: \(none\) → 待核实/u)
  })

  it("ORG-06 ORG-01 they tell one document from another, and no verdict depends on them", () => {
    const { cases } = shipped.regulations.find(({ id }) => id === "weihai-2018") ?? assert.fail("not shipped")
    const other = policyWith({ superiorChange: { employer: ["new"], authority: ["new"] }, failingCode: "show" })
    assert.notStrictEqual(policyDigest(other), policyDigest(policyWith()))
    const results = runCases(other, Result.getOrThrow(readCases(other, cases)))
    assert.isAbove(results.length, 20)
    for (const { differences } of results) assert.deepStrictEqual(differences, [])
  })
})
