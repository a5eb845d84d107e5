import type { RosterIssueCode } from "@xueshi/core"
import { organisationOf } from "./city.ts"
import { people } from "./people.ts"
import { type Cells, inventPerson, type SamplePerson } from "./person.ts"
import { seeded } from "./random.ts"

/** A row as a clerk got it wrong: what it shows, and behind how many sound rows it stands. */
export interface WrongRow {
  /** `column Code` of every issue that the row earns, in the columns' order. */
  readonly shows: ReadonlyArray<`${string} ${RosterIssueCode}`>
  readonly after: number
  readonly cells: Cells
}

const codeOf = (key: string): string => organisationOf(key).facts.code

let serial = 7000
/** Somebody new, whose row is sound until it is spoilt. */
const newcomer = (organisation: string): SamplePerson => {
  serial += 1
  return inventPerson(seeded(serial), { serial, organisation })
}

const wrong = (
  after: number,
  shows: WrongRow["shows"],
  organisation: string,
  spoil: (cells: Cells) => Cells
): WrongRow => {
  const { cells } = newcomer(organisation)
  return { shows, after, cells: { ...cells, ...spoil(cells) } }
}

const cell = (cells: Cells, key: string): string => cells[key] ?? ""
const titled: Cells = {
  titleLevel: "中级",
  titleSeries: "卫生技术",
  titleQualification: "主治医师",
  titleEffectiveOn: "2015-11-01",
  titleCertificate: "",
  titleAppointedOn: ""
}
const untitled: Cells = {
  titleLevel: "无",
  titleSeries: "",
  titleQualification: "",
  titleEffectiveOn: "",
  titleCertificate: "",
  titleAppointedOn: ""
}

/** Two neighbouring digits of the birth year or the order exchanged: the slip that the check character is made for. */
const swapped = (number: string): string => {
  const at = [14, 15, 9, 8].find((index) => number[index] !== number[index + 1]) ?? 14
  return `${number.slice(0, at)}${number[at + 1]}${number[at]}${number.slice(at + 2)}`
}

/** The same day in another month's disguise: 1985-03-10 typed as 1985-03-11. */
const nextDay = (day: string): string =>
  `${day.slice(0, 8)}${day.endsWith("28") ? "27" : String(Number(day.slice(8)) + 1).padStart(2, "0")}`

const otherSex = (sex: string): string => (sex === "男" ? "女" : "男")

/** Rows of the city's roster that come back, each with what it shows. */
export const wrongRows: ReadonlyArray<WrongRow> = [
  // Required: the mobile number was to be asked for later.
  wrong(9, ["mobile Required"], "hospital", () => ({ mobile: "" })),
  // IdentityForm: Excel made a float of the number, and of all but five digits zeros.
  wrong(17, ["documentNumber IdentityForm"], "hospital", () => ({ documentNumber: "3.79901E+17" })),
  // IdentityForm: the old number of fifteen digits.
  wrong(18, ["documentNumber IdentityForm"], "hospital", ({ documentNumber = "" }) => ({
    documentNumber: `${documentNumber.slice(0, 6)}${documentNumber.slice(8, 17)}`
  })),
  // IdentityCheck: two neighbouring digits exchanged.
  wrong(31, ["documentNumber IdentityCheck"], "maternity", ({ documentNumber = "" }) => ({
    documentNumber: swapped(documentNumber)
  })),
  // IdentityDate: 29 February of a year that has none.
  wrong(44, ["documentNumber IdentityDate"], "college", () => ({ documentNumber: "379901198102290016" })),
  // BirthMismatch: the birth date typed from memory, one day off.
  wrong(58, ["birth BirthMismatch"], "school-2", (cells) => ({ birth: nextDay(cell(cells, "birth")) })),
  // SexMismatch: the drop-down list slipped.
  wrong(63, ["sex SexMismatch"], "school-2", (cells) => ({ sex: otherSex(cell(cells, "sex")) })),
  // NotADay: 30 February.
  wrong(79, ["graduatedOn NotADay"], "optics", () => ({ graduatedOn: "2013-02-30" })),
  // NotADay: a day as Excel shows it elsewhere.
  wrong(80, ["graduatedOn NotADay"], "optics", () => ({ graduatedOn: "2013/7/1" })),
  // DayInFuture: 2019 typed as 2091.
  wrong(95, ["titleEffectiveOn DayInFuture"], "shipyard", () => ({ ...titled, titleEffectiveOn: "2091-12-01" })),
  // DatesReversed: the birth date copied into the wrong cell and mistyped there.
  wrong(101, ["graduatedOn DatesReversed"], "architects", () => ({ graduatedOn: "1950-07-01" })),
  // UnknownOption: 副高 is what people say, and none of the levels.
  wrong(117, ["titleLevel UnknownOption"], "fishery", () => ({ ...titled, titleLevel: "副高" })),
  // TitleIncomplete: a level without series and day.
  wrong(123, ["titleSeries TitleIncomplete", "titleEffectiveOn TitleIncomplete"], "library", () => ({
    ...titled,
    titleSeries: "",
    titleEffectiveOn: ""
  })),
  // TitleWithoutLevel: no title, but its qualification and certificate left over from the row above.
  wrong(140, ["titleQualification TitleWithoutLevel", "titleCertificate TitleWithoutLevel"], "museum", () => ({
    ...untitled,
    titleQualification: "馆员",
    titleCertificate: "示例201500001"
  })),
  // WrongMobile: a landline number.
  wrong(152, ["mobile WrongMobile"], "accountants", () => ({ mobile: "0631-0000000" })),
  // WrongEmail: the ending forgotten.
  wrong(166, ["email WrongEmail"], "talent", () => ({ email: "zhang@example" })),
  // ControlCharacter: a number copied from an address book brings an invisible mark of direction along.
  wrong(171, ["mobile ControlCharacter"], "huancui-hospital", ({ mobile = "" }) => ({ mobile: `\u202D${mobile}` })),
  // ControlCharacter: a line break inside a name.
  wrong(172, ["name ControlCharacter"], "huancui-hospital", () => ({ name: "欧阳\n若兰" })),
  // TooLong: a whole curriculum vitae in the cell of the school.
  wrong(188, ["school TooLong"], "huancui-school", () => ({
    school: "1998年9月至2002年7月在某师范大学汉语言文学专业学习；2004年9月至2007年6月在职攻读教育硕士；".repeat(3)
  })),
  // UnknownOrganisation: a code with its last digit missing.
  wrong(203, ["organisation UnknownOrganisation"], "wendeng-farm", (cells) => ({
    organisation: cell(cells, "organisation").slice(0, 17)
  })),
  // NotAnEmployer: the teacher is listed at the training base and not at the college.
  wrong(219, ["organisation NotAnEmployer"], "college", () => ({ organisation: codeOf("base-college") })),
  // TwiceInFile: pasted twice, some rows apart.
  { shows: ["documentNumber TwiceInFile"], after: 240, cells: (people[225] as SamplePerson).cells },
  // Several at once: sex, mobile and e-mail all wrong.
  wrong(251, ["sex SexMismatch", "mobile WrongMobile", "email WrongEmail"], "rongcheng-hospital", (cells) => ({
    sex: otherSex(cell(cells, "sex")),
    mobile: cell(cells, "mobile").slice(0, 10),
    email: "rongcheng.example.com"
  })),
  // Several at once: half of the row still to be filled in.
  wrong(
    268,
    ["education Required", "school Required", "graduatedOn NotADay", "titleQualification TitleIncomplete"],
    "rongcheng-primary",
    () => ({ ...titled, education: "", school: "", graduatedOn: "不详", titleQualification: "" })
  ),
  // Several at once: what only the whole system knows, twice (IMP-02, PRO-01).
  {
    shows: ["organisation UnknownOrganisation", "documentNumber TwiceInFile"],
    after: 300,
    cells: { ...(people[280] as SamplePerson).cells, organisation: "12371082XUE99999X0" }
  }
]

/** Rows of Wendeng's roster that come back. */
export const wendengWrongRows: ReadonlyArray<WrongRow> = [
  // BeyondJurisdiction: an employer of 荣成, where the person worked before (ORG-03).
  wrong(3, ["organisation BeyondJurisdiction"], "rongcheng-school", () => ({})),
  // DocumentTaken: the city's roster has the person in a hospital of the city; here they stand in Wendeng's (PRO-02).
  {
    shows: ["documentNumber DocumentTaken"],
    after: 5,
    cells: {
      ...(people.find(({ organisation }) => organisation === "maternity") as SamplePerson).cells,
      organisation: codeOf("wendeng-hospital"),
      department: "外科"
    }
  },
  // Both at once: somebody of the city's school, named with an employer of 荣成.
  {
    shows: ["organisation BeyondJurisdiction", "documentNumber DocumentTaken"],
    after: 6,
    cells: {
      ...(people.find(({ organisation }) => organisation === "school-2") as SamplePerson).cells,
      organisation: codeOf("rongcheng-school")
    }
  }
]
