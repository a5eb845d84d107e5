import { assert, describe, it } from "@effect/vitest"
import {
  type AnnualReport,
  type BasicPerson,
  hours,
  type InvalidFields,
  type Organisation,
  type Person,
  type PersonalRecord,
  type Region,
  type Review,
  Rules,
  type TrainingPlan
} from "@xueshi/core"
import { Result } from "effect"
import { day } from "./fixtures.ts"

const today = day("2019-01-15")
const attachment = { digest: "0", name: "证书.jpg" }
const person: Person = {
  document: { type: "residentId", number: "371002197604256277" },
  name: "张三丰",
  sex: "male",
  birth: day("1976-04-25"),
  mobile: "13900000000",
  email: "z@example.com",
  education: "大学本科",
  school: "山东大学",
  major: "临床医学",
  graduatedOn: day("1998-07-01"),
  degree: "学士",
  postDoc: false,
  title: {
    series: "卫生",
    level: "senior",
    qualification: "主任医师",
    effectiveOn: day("2010-01-01"),
    scan: attachment
  }
}
const issues = <A>(result: Result.Result<A, { readonly _tag: string }>): ReadonlyArray<string> =>
  Result.match(result, {
    onSuccess: () => [],
    onFailure: (failure) =>
      failure._tag === "InvalidFields"
        ? (failure as InvalidFields).issues.map(({ code, path }) => [code, ...path].join(" "))
        : [failure._tag]
  })
const texts = (failure: InvalidFields) => failure.issues.map(({ en, zh }) => [zh, en])

/** What no line of text may be, and what is told of it. */
const hostile: ReadonlyArray<readonly [string, string]> = [
  ["\0", "ControlCharacter"],
  ["张\u202e三", "ControlCharacter"],
  ["张\ud800", "ControlCharacter"],
  ["\udc00三", "ControlCharacter"],
  ["张\u2028三", "ControlCharacter"],
  ["张\u200b三", "ControlCharacter"],
  ["张\n三", "ControlCharacter"],
  ["长".repeat(101), "TooLong"],
  ["💥".repeat(101), "TooLong"],
  ["长".repeat(10_000_000), "TooLong"],
  ["", "Required"],
  ["\u3000 ", "Required"]
]

describe("what a person says of themselves", () => {
  const read = (changes: Partial<Person> = {}) => Rules.readPerson({ ...person, ...changes }, today)

  it("PRO-01 is read trimmed, its document normalised, and what is empty left out", () => {
    const typed = {
      name: " 张三丰 ",
      document: { type: "residentId", number: " 371002197604256277 " } as const,
      occupation: " ",
      officePhone: " 0631-1 "
    }
    const { occupation, officePhone, ...said } = Result.getOrThrow(read(typed))
    assert.deepEqual([said, occupation, officePhone] as ReadonlyArray<unknown>, [person, undefined, "0631-1"])
  })

  it.each(["name", "education", "school", "major", "degree", "mobile", "email"] as const)(
    "PRO-01 SYS-04 %s is a line of text, one reason a field",
    (key) => {
      for (const [text, code] of hostile) assert.deepEqual(issues(read({ [key]: text })), [`${code} ${key}`])
    }
  )

  it.each(["occupation", "officePhone", "administrativePost", "administrativeRank", "educationCertificate"] as const)(
    "PRO-08 SYS-04 %s is a line of text, or none",
    (key) => {
      for (const [text, code] of hostile)
        assert.deepEqual(issues(read({ [key]: text })), code === "Required" ? [] : [`${code} ${key}`])
    }
  )

  it("PRO-01 SYS-04 all failing fields are told at once, with paths and in both languages", () => {
    const result = read({
      document: { type: "residentId", number: "371002197604256270" },
      name: "",
      mobile: "12345",
      email: "nobody",
      graduatedOn: day("2019-01-16"),
      title: {
        series: "\0",
        level: "senior",
        qualification: "",
        effectiveOn: day("1976-04-24"),
        appointedOn: day("2020-01-01")
      }
    })
    assert.deepEqual(issues(result), [
      "Required name",
      "ControlCharacter title series",
      "Required title qualification",
      "WrongDocument document number",
      "DayInFuture graduatedOn",
      "DatesReversed title effectiveOn",
      "DayInFuture title appointedOn",
      "WrongMobile mobile",
      "WrongEmail email"
    ])
    const failure = Result.isFailure(result) ? result.failure : assert.fail("read")
    for (const [zh, en] of texts(failure)) {
      assert.match(zh as string, /\p{Script=Han}/u)
      assert.match(en as string, /[a-z]/u)
    }
    assert.notInclude(JSON.stringify(failure), "371002197604256270")
  })

  it("PRO-01 ACC-01 birth and sex are those of the resident id, days lie between birth and today", () => {
    assert.deepEqual(issues(read({ birth: day("1976-04-26"), sex: "female" })), [
      "BirthMismatch birth",
      "SexMismatch sex"
    ])
    assert.deepEqual(issues(read({ birth: day("2050-01-01") }))[0], "BirthMismatch birth")
    const passport = { document: { type: "passport", number: "E12345678" } } as const
    assert.deepEqual(issues(read({ ...passport, birth: day("1976-04-26"), sex: "female" })), [])
    assert.include(issues(read({ ...passport, birth: day("2019-01-16") })), "DayInFuture birth")
    assert.deepEqual(issues(read({ graduatedOn: person.birth })), [])
    assert.deepEqual(issues(read({ graduatedOn: today })), [])
    assert.deepEqual(issues(read({ graduatedOn: day("1976-04-24") })), ["DatesReversed graduatedOn"])
  })

  it("PRO-01 SYS-04 keys that a form does not have do no harm", () => {
    const typed = JSON.parse(`{"__proto__":{"name":"别人"},"constructor":"x"}`) as object
    const said = Result.getOrThrow(Rules.readPerson(Object.assign(Object.create(null), person, typed), today))
    assert.strictEqual(said.name, person.name)
    assert.strictEqual(({} as { name?: string }).name, undefined)
  })

  it("PRO-08 a title that is claimed needs its scan; promise and agreement are accepted, all at once", () => {
    const { scan: _, ...title } = person.title as NonNullable<Person["title"]>
    const form = {
      organisation: "o" as never,
      department: null,
      person: { ...person, title },
      promise: false,
      agreement: false
    }
    assert.deepEqual(issues(Rules.readRegistration(form, today)), [
      "ScanMissing person title scan",
      "NotAccepted promise",
      "NotAccepted agreement"
    ])
    const accepted = { ...form, promise: true, agreement: true }
    assert.deepEqual(issues(Rules.readRegistration({ ...accepted, person }, today)), [])
    assert.deepEqual(issues(Rules.readRegistration({ ...accepted, person: { ...person, title: null } }, today)), [])
    const hostileForm = { ...accepted, person: { ...person, name: "\ud800", title } }
    assert.deepEqual(issues(Rules.readRegistration(hostileForm, today)), [
      "ControlCharacter person name",
      "ScanMissing person title scan"
    ])
  })

  it("PRO-08 SYS-04 a scan has a name and a digest that can be kept", () => {
    const scanned = (scan: typeof attachment) =>
      issues(read({ title: { ...(person.title as NonNullable<Person["title"]>), scan } }))
    assert.deepEqual(scanned({ digest: "", name: "\u202e.jpg" }), [
      "Required title scan digest",
      "ControlCharacter title scan name"
    ])
    assert.deepEqual(scanned({ digest: "0".repeat(129), name: "长".repeat(201) }), [
      "TooLong title scan digest",
      "TooLong title scan name"
    ])
  })

  it("PRO-05 name, document and title stay, whatever is typed beside", () => {
    const { document: _, name: __, title: ___, ...basic } = person
    const sneaky = {
      ...basic,
      major: " 内科 ",
      name: "别人",
      document: { type: "passport", number: "X" },
      title: null
    } as BasicPerson
    assert.deepEqual(Result.getOrThrow(Rules.editPerson(person, sneaky, today)), { ...person, major: "内科" })
    assert.deepEqual(issues(Rules.editPerson(person, { ...basic, major: "\0", email: "" }, today)), [
      "Required email",
      "ControlCharacter major"
    ])
  })

  it("PRO-02 one live professional a user, and one registration at a time", () => {
    const waits = (kind: string, state: Review["state"]) => ({ kind, state })
    const registers = (professional: boolean, ...registrations: ReadonlyArray<Pick<Review, "kind" | "state">>) =>
      issues(Rules.mayRegister({ professional, registrations }))
    assert.deepEqual(registers(true), ["AlreadyRegistered"])
    assert.deepEqual(registers(false, waits("registration", "pending")), ["AlreadyRegistered"])
    assert.deepEqual(
      registers(false, waits("registration", "rejected"), waits("organisationRegistration", "pending")),
      []
    )
  })

  it("PRO-07 lists are lines, none in the future, no more than a hundred; every failing field is told", () => {
    const record = (changes: object = {}) => ({ kind: "education", name: "硕士", ...changes }) as PersonalRecord
    const kept = (...typed: ReadonlyArray<PersonalRecord>) => Rules.readRecords(typed, today)
    for (const [text, code] of hostile) {
      assert.deepEqual(issues(kept(record(), record({ name: text }))), [`${code} records 1 name`])
      for (const key of ["by", "number"])
        assert.deepEqual(issues(kept(record({ [key]: text }))), code === "Required" ? [] : [`${code} records 0 ${key}`])
    }
    assert.deepEqual(issues(kept(record({ on: day("2019-01-16"), name: "" }), record({ on: today }))), [
      "Required records 0 name",
      "DayInFuture records 0 on"
    ])
    assert.deepEqual(issues(kept(...Array.from({ length: 101 }, () => record()))), ["TooMany records"])
    assert.strictEqual(Result.getOrThrow(kept(...Array.from({ length: 100 }, () => record()))).length, 100)
    const typed = JSON.parse(
      `{"kind":"education","name":" 硕士 ","by":" ","__proto__":{"number":"1"},"more":1}`
    ) as PersonalRecord
    assert.deepEqual(Result.getOrThrow(kept(typed)), [{ kind: "education", name: "硕士" }])
  })
})

describe("what a training base says", () => {
  const plan: TrainingPlan = {
    name: "急救",
    year: 2019,
    educationType: "岗位培训",
    subject: "specialised",
    trainingForm: "面授",
    hours: hours(24),
    from: day("2019-03-01"),
    to: day("2019-03-05"),
    places: 60
  }
  const read = (changes: Partial<TrainingPlan>) => Rules.readPlan({ ...plan, ...changes })

  it("BAS-02 a plan is read trimmed; dates in order, hours and places more than none", () => {
    assert.deepEqual(Result.getOrThrow(read({ name: " 急救 ", to: plan.from })), { ...plan, to: plan.from })
    for (const key of ["name", "educationType", "subject", "trainingForm"] as const)
      for (const [text, code] of hostile) assert.deepEqual(issues(read({ [key]: text })), [`${code} ${key}`])
    for (const places of [0, -1, 1_000_001, Number.NaN])
      assert.deepEqual(issues(read({ places })), ["PlacesOutOfRange places"])
    assert.deepEqual(issues(read({ places: 1_000_000 })), [])
    const all = { name: "", from: plan.to, to: plan.from, hours: hours(0), places: 0 }
    assert.deepEqual(issues(read(all)), [
      "Required name",
      "DatesReversed from",
      "HoursNotPositive hours",
      "PlacesOutOfRange places"
    ])
  })

  it("BAS-03 a report says something, by its text or by what is attached, and not too much", () => {
    const report: AnnualReport = { name: "报告", year: 2018, text: "", attachments: [attachment] }
    const said = (changes: Partial<AnnualReport>) => Rules.readReport({ ...report, ...changes })
    assert.deepEqual(Result.getOrThrow(said({ name: " 报告 ", text: "\n正文\n" })), { ...report, text: "正文" })
    assert.deepEqual(issues(said({ attachments: [], text: " \n" })), ["Required text"])
    assert.deepEqual(issues(said({ text: "长".repeat(20_001), name: "\0" })), ["ControlCharacter name", "TooLong text"])
    assert.deepEqual(issues(said({ text: "长".repeat(20_000) })), [])
    const unnamed = { digest: "\0", name: "" }
    assert.deepEqual(issues(said({ attachments: [attachment, unnamed] })), [
      "ControlCharacter attachments 1 digest",
      "Required attachments 1 name"
    ])
    for (const text of ["正文\0", "正\ud800文"]) assert.deepEqual(issues(said({ text })), ["ControlCharacter text"])
  })
})

describe("another code, name or region of an organisation", () => {
  const employer = { kind: "employer", code: "12345678-8", name: "医院", region: "371000" as Region } as const
  const bureau = { kind: "bureau", region: "371000" as Region } as const
  const asks = (
    field: "code" | "name" | "region",
    typed: string,
    {
      failing = "refuse",
      hasSubordinates = false,
      of = employer as Pick<Organisation, "kind" | "code" | "name" | "region">,
      superior = bureau as Pick<Organisation, "kind" | "region"> | null
    } = {}
  ) => Rules.changeField(of, { field, typed, superior, hasSubordinates, failing: failing as "refuse" | "show" })

  it("ORG-06 ORG-01 each is checked as when the organisation was made; hostile text does no harm", () => {
    for (const [text, code] of hostile.filter(([, one]) => one !== "TooLong"))
      assert.deepEqual(issues(asks("name", text)), [`${code} name`])
    assert.deepEqual(issues(asks("name", "长".repeat(201))), ["TooLong name"])
    assert.deepEqual(Result.getOrThrow(asks("name", " 新名 ")), { after: "新名", codeFails: false })
    for (const region of ["", "37100", "3710000", "371000\n", "３７１０００", "__proto__", "9".repeat(1_000_000)])
      assert.deepEqual(issues(asks("region", region)), ["InvalidRegion region"])
    for (const code of ["constructor", "1".repeat(1_000_000), "１２３４５６７８-８", "12345678-9"])
      assert.lengthOf(issues(asks("code", code)), 1)
    assert.deepEqual(issues(asks("code", " ")), ["Required code"])
  })

  it("ORG-06 what is the same already is no change", () => {
    assert.deepEqual(issues(asks("name", "医院 ")), ["NothingChanges"])
    assert.deepEqual(issues(asks("region", "371000")), ["NothingChanges"])
  })

  it("ORG-01 a failing check character is refused or told to the reviewer, as the policy says", () => {
    assert.deepEqual(issues(asks("code", "33333333-0")), ["WrongCode code"])
    const shown = asks("code", "33333333-0", { failing: "show" })
    assert.deepEqual(Result.getOrThrow(shown), { after: "33333333-0", codeFails: true })
    assert.deepEqual(issues(asks("code", "3333-0", { failing: "show" })), ["WrongCode code"])
  })

  it("ORG-06 ORG-02 a region must be one that its superior is legal for; a bureau with subordinates keeps its own", () => {
    assert.deepEqual(issues(asks("region", "371002")), ["IllegalSuperior"])
    assert.deepEqual(issues(asks("region", "371002", { superior: { ...bureau, kind: "authority" } })), [])
    const district = { ...employer, kind: "bureau", region: "371002" as Region } as const
    assert.deepEqual(issues(asks("region", "371003", { of: district })), [])
    assert.deepEqual(issues(asks("region", "371003", { of: district, hasSubordinates: true })), ["HasSubordinates"])
    assert.deepEqual(issues(asks("region", "371003", { hasSubordinates: true })), ["IllegalSuperior"])
    assert.deepEqual(issues(asks("region", "370000", { of: { ...employer, kind: "bureau" }, superior: null })), [])
  })
})
