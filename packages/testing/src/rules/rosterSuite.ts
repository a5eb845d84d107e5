import { type Day, formatDay, type RosterIssueCode, readRosterRow, rosterForm } from "@xueshi/core"
import { Result } from "effect"
import fc from "fast-check"
import { monthsLater } from "../reading/days.ts"
import type { NamedCheck } from "../suiteOf.ts"
import { checked } from "./characters.ts"
import { checksOf } from "./checksOf.ts"

type Cells = Readonly<Record<string, string>>

const today = 20_000 as Day

/** Seventeen digits and the character that makes them leave 1 by ISO 7064 MOD 11-2. */
const residentId = (birth: number, serial: number): string => {
  const digits = `371002${formatDay(birth as Day).replaceAll("-", "")}${String(serial).padStart(3, "0")}`
  return [..."0123456789X"].map((check) => digits + check).find((number) => checked(number) === 1) as string
}

const inner = (text: string) => ` ${text}　`

/** A sound row, and what it says. */
const rows: fc.Arbitrary<Cells> = fc
  .record({
    birth: fc.integer({ min: -10_000, max: 12_000 }),
    serial: fc.integer({ min: 0, max: 999 }),
    titled: fc.boolean(),
    isResident: fc.boolean(),
    later: fc.integer({ min: 0, max: 7000 }),
    isSpaced: fc.boolean(),
    extras: fc.boolean()
  })
  .map(({ birth, extras, isResident, isSpaced, later, serial, titled }) => {
    const after = (days: number) => formatDay(Math.min(today, birth + days) as Day)
    const cells = {
      name: "张三",
      documentType: isResident ? "身份证" : "护照",
      documentNumber: isResident ? residentId(birth, serial) : `E${serial}`,
      sex: serial % 2 === 1 ? "男" : "女",
      birth: formatDay(birth as Day),
      mobile: "13900000000",
      email: "zhangsan@example.com",
      organisation: "113710002132131225",
      department: extras ? "内科" : "",
      education: "大学本科",
      school: "山东大学",
      major: "临床医学",
      graduatedOn: after(later),
      degree: "学士",
      postDoc: extras ? "是" : "否",
      titleLevel: titled ? "中级" : "无",
      titleSeries: titled ? "卫生技术" : "",
      titleQualification: titled ? "主治医师" : "",
      titleEffectiveOn: titled ? after(0) : "",
      titleCertificate: titled && extras ? "A-1" : "",
      titleAppointedOn: titled && extras ? after(later) : ""
    }
    return isSpaced ? Object.fromEntries(Object.entries(cells).map(([key, text]) => [key, inner(text)])) : cells
  })

/** One thing that is wrong with a row: what is changed, and which reason is given at which column; none, where it cannot be. */
type Flaw = (row: Cells) => { readonly cells: Cells; readonly at: string; readonly code: RosterIssueCode } | undefined

const said = (row: Cells, key: string): string => (row[key] ?? "").trim()
const isTitled = (row: Cells): boolean => said(row, "titleLevel") !== "无"
const isResident = (row: Cells): boolean => said(row, "documentType") === "身份证"

const flaw =
  (at: string, code: RosterIssueCode, change: (row: Cells) => string | undefined): Flaw =>
  (row) => {
    const value = change(row)
    return value === undefined ? undefined : { cells: { [at]: value }, at, code }
  }

const dates = ["birth", "graduatedOn", "titleEffectiveOn", "titleAppointedOn"] as const
const isDated = (row: Cells, key: string) => isTitled(row) || !key.startsWith("title")
const born = (row: Cells): Day => (Date.parse(`${said(row, "birth")}T00:00:00Z`) / 86_400_000) as Day
const flaws: ReadonlyArray<Flaw> = [
  ...rosterForm.columns.flatMap(({ key, options, required }) => [
    ...(required ? [flaw(key, "Required", () => "　 ")] : []),
    ...(options === undefined ? [] : [flaw(key, "UnknownOption", () => "其他的")])
  ]),
  ...["name", "school", "major", "degree", "education"].flatMap((key) => [
    flaw(key, "TooLong", () => "字".repeat(101)),
    flaw(key, "ControlCharacter", (row) => `${said(row, key)[0]}\u202E${said(row, key)}`)
  ]),
  flaw("documentNumber", "TooLong", (row) => (isResident(row) ? undefined : "E".repeat(31))),
  ...dates.map((key) => flaw(key, "NotADay", (row) => (isDated(row, key) ? "2019-02-29" : undefined))),
  ...dates
    .slice(1)
    .map((key) => flaw(key, "DayInFuture", (row) => (isDated(row, key) ? formatDay((today + 1) as Day) : undefined))),
  ...dates
    .slice(1)
    .map((key) =>
      flaw(key, "DatesReversed", (row) => (isDated(row, key) ? formatDay((born(row) - 1) as Day) : undefined))
    ),
  flaw("documentNumber", "IdentityForm", (row) => (isResident(row) ? said(row, "documentNumber").slice(1) : undefined)),
  flaw("documentNumber", "IdentityDate", (row) =>
    isResident(row) ? said(row, "documentNumber").replace(/^(.{10}).{4}/u, "$10230") : undefined
  ),
  flaw("documentNumber", "IdentityCheck", (row) =>
    isResident(row) ? said(row, "documentNumber").replace(/.$/u, (check) => (check === "1" ? "2" : "1")) : undefined
  ),
  flaw("birth", "BirthMismatch", (row) => (isResident(row) ? formatDay(monthsLater(born(row), -1) as Day) : undefined)),
  flaw("sex", "SexMismatch", (row) => (isResident(row) ? (said(row, "sex") === "男" ? "女" : "男") : undefined)),
  ...["23900000000", "1390000000", "139000000000", "1390000000a"].map((mobile) =>
    flaw("mobile", "WrongMobile", () => mobile)
  ),
  ...["zhangsan", "a@b", "a b@example.com", `${"a".repeat(65)}@example.com`].map((email) =>
    flaw("email", "WrongEmail", () => email)
  ),
  ...["titleSeries", "titleQualification", "titleEffectiveOn"].map((key) =>
    flaw(key, "TitleIncomplete", (row) => (isTitled(row) ? "" : undefined))
  ),
  ...["titleSeries", "titleQualification", "titleCertificate"].map((key) =>
    flaw(key, "TitleWithoutLevel", (row) => (isTitled(row) ? undefined : "甲"))
  ),
  ...["titleEffectiveOn", "titleAppointedOn"].map((key) =>
    flaw(key, "TitleWithoutLevel", (row) => (isTitled(row) ? undefined : formatDay(today)))
  )
]

/** What decides whether another cell can be judged: of two flaws none may touch these. */
const deciding = ["documentType", "documentNumber", "sex", "birth", "titleLevel"]

const told = (row: Cells): ReadonlyArray<string> | undefined => {
  const read = readRosterRow({ cells: row }, today)
  return Result.isFailure(read) ? read.failure.map(({ code, path }) => `${path[0]} ${code}`).toSorted() : undefined
}

/** Rows of the roster: sound ones are read as they were written, and each flaw is told where it is. */
export const rosterSuite = (): ReadonlyArray<NamedCheck> =>
  checksOf({
    "IMP-02 PRO-01 a sound row is read as it was written": () =>
      fc.property(rows, (row) => {
        const read = readRosterRow({ cells: row }, today)
        if (Result.isFailure(read)) return false
        const { department, organisationCode, person } = read.success
        const { title } = person
        const written = (key: string) => said(row, key)
        return (
          department === (written("department") || null) &&
          organisationCode === written("organisation") &&
          [person.name, person.mobile, person.email, person.education].join() ===
            ["name", "mobile", "email", "education"].map(written).join() &&
          [person.school, person.major, person.degree].join() === ["school", "major", "degree"].map(written).join() &&
          person.document.number === written("documentNumber") &&
          person.document.type === (isResident(row) ? "residentId" : "passport") &&
          person.sex === (written("sex") === "男" ? "male" : "female") &&
          person.birth === born(row) &&
          formatDay(person.graduatedOn) === written("graduatedOn") &&
          person.postDoc === (written("postDoc") === "是") &&
          (title === null) === !isTitled(row) &&
          (title === null ||
            (title.level === "intermediate" &&
              title.series === written("titleSeries") &&
              title.qualification === written("titleQualification") &&
              formatDay(title.effectiveOn) === written("titleEffectiveOn") &&
              (title.certificateNumber ?? "") === written("titleCertificate") &&
              (title.appointedOn === undefined ? "" : formatDay(title.appointedOn)) === written("titleAppointedOn")))
        )
      }),
    "IMP-02 PRO-01 ACC-01 one flaw is told at its cell, and nothing else": () =>
      fc.property(rows, fc.constantFrom(...flaws), (row, one) => {
        const wrong = one(row)
        return wrong === undefined || told({ ...row, ...wrong.cells })?.join() === `${wrong.at} ${wrong.code}`
      }),
    "IMP-02 two flaws of two cells are told at once": () =>
      fc.property(rows, fc.constantFrom(...flaws), fc.constantFrom(...flaws), (row, one, other) => {
        const [first, second] = [one(row), other(row)]
        if (first === undefined || second === undefined || first.at === second.at) return true
        if (deciding.includes(first.at) || deciding.includes(second.at)) return true
        const both = [`${first.at} ${first.code}`, `${second.at} ${second.code}`].toSorted()
        return told({ ...row, ...first.cells, ...second.cells })?.join() === both.join()
      }),
    "ACC-01 an identity number in small letters is the same number": () =>
      fc.property(rows, (row) => {
        if (!isResident(row)) return true
        const small = readRosterRow(
          { cells: { ...row, documentNumber: said(row, "documentNumber").toLowerCase() } },
          today
        )
        return Result.isSuccess(small) && small.success.person.document.number === said(row, "documentNumber")
      })
  })
