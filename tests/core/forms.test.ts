import { assert, describe, it } from "@effect/vitest"
import { decodePolicy, documentSchema, Rules } from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { Result } from "effect"
import { weihai } from "./fixtures.ts"
import { shipped } from "./shippedDocuments.ts"

const formOf = (code: string) => {
  const form = weihai.forms.get(code)
  assert.isDefined(form)
  return form as NonNullable<typeof form>
}

describe("what a form says of itself", () => {
  it.each(shipped.regulations)("DEC-14 $id: every form has help, a legal hint and an evidence hint", ({ policy }) => {
    for (const form of policy.document.forms) {
      for (const text of [form.help, form.evidence.hint]) assert.match(text?.zh ?? "", /\p{Script=Han}/u, form.code)
      for (const text of [form.help, Rules.legalHintOf(policy.document, form), form.evidence.hint])
        assert.match(text?.en ?? "", /\w{3}/u, form.code)
    }
  })

  it("DEC-14 the hint is what the named source says to whoever declares, and leads where it can be read", () => {
    const hint = Rules.legalHintOf(weihai.document, formOf("postTraining"))
    assert.include(hint.zh, "豫人社[2017]121号")
    assert.include(hint.en, "article 7, paragraphs 1 and 2")
    assert.strictEqual(hint.url, "http://hrss.henan.gov.cn/")
    for (const form of weihai.document.forms) assert.match(Rules.legalHintOf(weihai.document, form).url ?? "", /^http/)
  })

  it("DEC-14 where no source is named it is that of the conversion; where that says nothing, the source itself", () => {
    const { legal: _, ...form } = formOf("conference")
    assert.deepStrictEqual(Rules.legalHintOf(weihai.document, form), {
      zh: "河南省学时折算参考表（2012），原文未打开（来源待核实）",
      en: "河南省学时折算参考表（2012），原文未打开 (source not verified)"
    })
  })

  it("DEC-14 a source that is not there, and an address that would run, are refused with their places", () => {
    const json = structuredClone(documents.weihai2018) as {
      forms: Array<{ legal: string }>
      citations: Record<string, { url?: string }>
    }
    const [form] = json.forms
    if (form !== undefined) form.legal = "nowhere"
    const refused = () => {
      const read = decodePolicy(json)
      return Result.isFailure(read) ? read.failure.issues.map(({ code, path }) => [code, path.join(".")]) : []
    }
    assert.deepStrictEqual(refused(), [["UnknownReference", "forms.0.legal"]])
    for (const url of ["javascript:alert(1)", 'https://x/" onclick="y', "ftp://x", "http://", "https://x y"]) {
      json.citations = { ...json.citations, manual: { ...json.citations["manual"], url } }
      assert.deepStrictEqual(refused(), [["InvalidLink", "citations.manual.url"]], url)
    }
    assert.include(JSON.stringify(documentSchema()), "legal")
  })
})

/** policy.md §5: the fields of each form beyond the common ones; a star where everybody must fill it in. */
const catalogue: Readonly<Record<string, string>> = {
  postTraining: "school* className* content score*",
  baseTraining: "base* className* plan",
  furtherStudy: "host* topic* sponsorLevel attendance",
  degree: "school* level* major* courses*",
  conference: "title* level* paper* days",
  project: "title* level* part* rank*",
  book: "title* isbn* publisher* role* rank*",
  paper: "title* journal* cn* rank* level characters",
  patent: "title* type* number* rank*",
  prize: "achievement* level* number* rank*",
  exam: "exam* level* number*",
  service: "place* task* assessment",
  teachingSupport: "place* task* assessment",
  secondment: "place* task* assessment",
  povertyRelief: "place* task* assessment",
  teaching: "topic* taught* host*",
  standard: "title* number* level* rank*",
  selfStudy: "plan* characters*",
  online: "course* className",
  generalCourse: "organiser* className* certificateNumber*"
}

describe("the catalogue of Weihai's forms", () => {
  it("DEC-01 has every form with its fields", () => {
    const told = weihai.document.forms.map(({ code, fields }) => [
      code,
      fields.map(({ key, required }) => `${key}${required === true ? "*" : ""}`).join(" ")
    ])
    assert.deepStrictEqual(Object.fromEntries(told), catalogue)
  })

  it("DEC-01 evidence is asked for by every form but that which the system records", () => {
    const without = weihai.document.forms.filter(({ evidence }) => !evidence.required)
    assert.deepStrictEqual(
      without.map(({ code, recordedBySystem }) => [code, recordedBySystem]),
      [["online", true]]
    )
  })

  it("DEC-01 service alone may be for both subjects, beside what bases teach", () => {
    const both = weihai.document.forms.filter(({ subjects }) => subjects.includes("all")).map(({ code }) => code)
    assert.deepStrictEqual(both, ["baseTraining", "service", "teachingSupport", "secondment", "povertyRelief"])
  })
})
