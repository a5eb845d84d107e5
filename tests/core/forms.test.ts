import { assert, describe, it } from "@effect/vitest"
import {
  type ClaimDraft,
  catalogueOf,
  type Day,
  decodePolicy,
  documentSchema,
  type FormCatalogue,
  type Hours,
  type OfferedForm,
  Rules,
  type Source
} from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { Result } from "effect"
import fc from "fast-check"
import { day, weihai } from "./fixtures.ts"
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

const today = day("2019-01-15")
const offeredBy = (source: Source, document: object = documents.weihai2018 as object) =>
  catalogueOf(Result.getOrThrow(decodePolicy(document)), source, 2018, today)

/** What somebody types in who knows nothing but what is offered. */
const filledIn = ({ dates, granularity }: FormCatalogue, form: OfferedForm): ClaimDraft => ({
  form: form.code,
  creditYear: 2018,
  ...(form.subjects[0] && { subject: form.subjects[0].code }),
  from: dates.from.latest,
  to: dates.to.latest,
  hours: granularity,
  fields: Object.fromEntries(
    form.fields.filter(({ required }) => required).map(({ key, options }) => [key, options?.[0] ?? "1"])
  ),
  evidence: form.evidence.required ? [{ name: "证书.png", digest: "0".repeat(64) }] : []
})

describe("the catalogue that is handed out", () => {
  it.each(["self", "organisation", "base"] as const)(
    "DEC-01 filled in by %s as it asks, nothing stands in the way; each thing that it asks for and is left out is told",
    (source) => {
      const catalogue = offeredBy(source)
      const codesOf = (claim: ClaimDraft) => {
        const judged = Rules.validateClaim(weihai, claim, today, { source })
        return Result.isFailure(judged)
          ? judged.failure.issues.map(({ code, path }) => `${path.join(".")} ${code}`)
          : []
      }
      for (const form of catalogue.forms) {
        const claim = filledIn(catalogue, form)
        assert.deepStrictEqual(codesOf(claim), [], form.code)
        const bare = { form: form.code, fields: {}, evidence: [] }
        assert.sameMembers(codesOf(bare), [
          ...["creditYear", "subject", "from", "to", "hours"].map((key) => `${key} Required`),
          ...form.fields.filter(({ required }) => required).map(({ key }) => `fields.${key} Required`),
          ...(form.evidence.required ? ["evidence EvidenceMissing"] : [])
        ])
        const long = Object.fromEntries(form.fields.map(({ key, maxLength }) => [key, "长".repeat(maxLength + 1)]))
        assert.sameMembers(
          codesOf({ ...claim, fields: long }),
          form.fields.map(({ key, options }) => `fields.${key} ${options === undefined ? "TooLong" : "UnknownOption"}`)
        )
        assert.deepStrictEqual(codesOf({ ...claim, hours: (form.inputLimit + catalogue.granularity) as Hours }), [
          "hours OverInputLimit"
        ])
      }
    }
  )

  it("DEC-01 学习内容 is asked of an organisation, not of the person; what the system records is offered to nobody", () => {
    const contentOf = (source: Source) =>
      offeredBy(source).forms[0]?.fields.find(({ key }) => key === "content")?.required
    assert.deepStrictEqual([contentOf("self"), contentOf("organisation"), contentOf("base")], [false, true, false])
    assert.deepStrictEqual(
      offeredBy("self").forms.map(({ code }) => code),
      weihai.document.forms.map(({ code }) => code).filter((code) => code !== "online")
    )
  })

  it.each(["touched", "start", "end"] as const)(
    "DEC-02 where the year is %s, the dates on offer are those that are not refused",
    (creditYear) => {
      const document = { ...(documents.weihai2018 as object), creditYear, year: { month: 7, day: 1, named: "end" } }
      const policy = Result.getOrThrow(decodePolicy(document))
      const [earliest, latest] = [day("2017-06-20"), day("2019-07-12")]
      const anyDay = fc.integer({ min: earliest, max: latest }).map((one) => one as Day)
      const met = { offered: 0, all: 0 }
      fc.assert(
        fc.property(anyDay, anyDay, anyDay, (from, to, today) => {
          if (from > to) return
          const { dates } = catalogueOf(policy, "self", 2018, today)
          const lies = ({ earliest, latest }: typeof dates.from, one: Day) => (earliest ?? one) <= one && one <= latest
          const claim: ClaimDraft = { form: "postTraining", creditYear: 2018, from, to, fields: {}, evidence: [] }
          const judged = Rules.validateClaim(policy, claim, today)
          const refused = Result.isFailure(judged) ? judged.failure.issues.map(({ code }) => code) : []
          const offered = lies(dates.from, from) && lies(dates.to, to)
          met.all += 1
          met.offered += Number(offered)
          assert.strictEqual(offered, !refused.includes("EndsInFuture") && !refused.includes("YearNotAccepted"))
        }),
        { numRuns: 500 }
      )
      assert.isAbove(met.offered / met.all, 0.05)
    }
  )

  it("DEC-14 what a form is worth and what is counted of it at most stand there in words, in both languages", () => {
    const cap = {
      code: "papers",
      name: { zh: "论文上限", en: "papers" },
      forms: ["paper"],
      per: "year",
      atMost: "40",
      citation: "manual"
    }
    const others = [
      { ...cap, code: "general", forms: undefined, subjects: ["general"] },
      { ...cap, code: "old", years: { to: 2017 } }
    ].map(({ forms, ...one }) => (forms === undefined ? one : { ...one, forms }))
    const { forms } = offeredBy("self", { ...(documents.weihai2018 as object), caps: [cap, ...others] })
    const of = (code: string) => forms.find((one) => one.code === code)
    assert.deepStrictEqual(of("furtherStudy")?.conversion, [{ zh: "每天 8 学时", en: "8 hours a day" }])
    assert.strictEqual(of("conference")?.conversion.length, 7)
    assert.deepStrictEqual(
      of("paper")?.caps.map(({ zh }) => zh),
      ["论文上限：发表论文，当年度最多计 40 学时；超出的不计"]
    )
    assert.match(of("paper")?.caps[0]?.en ?? "", /^papers: paper.* at most 40 hours; what is above is dropped$/)
    // Half of what counts for both is general.
    assert.strictEqual(of("service")?.caps.length, 1)
    assert.strictEqual(of("exam")?.caps.length, 0)
  })

  it("AUD-06 DEC-03 the last day to declare, and what pictures are taken, stand there too", () => {
    const declareBy = { month: 3, day: 31, yearsAfter: 1 }
    const catalogue = offeredBy("self", { ...(documents.weihai2018 as object), declareBy })
    assert.strictEqual(catalogue.declareBy, day("2019-03-31"))
    assert.isUndefined(offeredBy("self").declareBy)
    assert.deepStrictEqual(catalogue.evidence, {
      mostBytes: 4194304,
      kinds: ["jpeg", "gif", "bmp", "png"],
      mediaTypes: ["image/jpeg", "image/gif", "image/bmp", "image/png"],
      hint: { zh: "jpg、gif、bmp、png，每个不超过 4 MB", en: "jpg, gif, bmp, png, each of at most 4 MB" }
    })
  })
})
