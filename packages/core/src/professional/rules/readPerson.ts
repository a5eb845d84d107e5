import { Result } from "effect"
import { readDocument } from "../../account/rules/readDocument.ts"
import { readResidentId } from "../../codes/residentId.ts"
import { attachmentIssues } from "../../kernel/attachmentIssues.ts"
import type { Day } from "../../kernel/Day.ts"
import { type FieldIssue, InvalidFields } from "../../kernel/FieldIssue.ts"
import { fieldLines } from "../../kernel/fieldLines.ts"
import type { Person } from "../Professional.ts"
import { type RosterIssueCode, rosterReasons } from "../rosterIssues.ts"
import { email as emailForm, mobile as mobileForm } from "./readRosterRow.ts"

const issue = (code: RosterIssueCode, ...path: ReadonlyArray<string>): FieldIssue => ({
  code,
  path,
  ...rosterReasons[code]
})

const required = ["name", "mobile", "email", "education", "school", "major", "degree"]

const lines = (person: Person): ReadonlyArray<FieldIssue> => {
  const { title } = person
  const texts = {
    name: person.name,
    mobile: person.mobile,
    email: person.email,
    education: person.education,
    school: person.school,
    major: person.major,
    degree: person.degree,
    occupation: person.occupation,
    officePhone: person.officePhone,
    administrativePost: person.administrativePost,
    administrativeRank: person.administrativeRank,
    educationCertificate: person.educationCertificate
  }
  const titles = title && {
    "title.series": title.series,
    "title.qualification": title.qualification,
    "title.certificateNumber": title.certificateNumber
  }
  return [
    ...fieldLines("PRO-01", texts, { required }),
    ...fieldLines("PRO-01", titles ?? {}, { required: ["title.series", "title.qualification"] }),
    ...(title?.scan === undefined ? [] : attachmentIssues(title.scan, "PRO-08", ["title", "scan"]))
  ]
}

const dates = ({ birth, graduatedOn, title }: Person, today: Day): ReadonlyArray<FieldIssue> =>
  (
    [
      [["birth"], birth],
      [["graduatedOn"], graduatedOn],
      [["title", "effectiveOn"], title?.effectiveOn],
      [["title", "appointedOn"], title?.appointedOn]
    ] as const
  ).flatMap(([path, day]) => {
    if (day === undefined) return []
    if (day > today) return [issue("DayInFuture", ...path)]
    return day < birth ? [issue("DatesReversed", ...path)] : []
  })

const identity = ({ birth, document, sex }: Person): ReadonlyArray<FieldIssue> => {
  const read = readDocument(document)
  if (Result.isFailure(read)) {
    const { code, en, rule, zh } = read.failure
    return [{ code, path: ["document", "number"], rule, zh, en }]
  }
  const resident = document.type === "residentId" ? readResidentId(read.success.number) : undefined
  if (resident === undefined || typeof resident === "string") return []
  return [
    ...(birth === resident.birth ? [] : [issue("BirthMismatch", "birth")]),
    ...(sex === resident.sex ? [] : [issue("SexMismatch", "sex")])
  ]
}

const contacts = ({ email, mobile }: Person): ReadonlyArray<FieldIssue> => [
  ...(mobile === "" || mobileForm.test(mobile.trim()) ? [] : [issue("WrongMobile", "mobile")]),
  ...(email === "" || emailForm.test(email.trim()) ? [] : [issue("WrongEmail", "email")])
]

const scanMissing: FieldIssue = {
  code: "ScanMissing",
  path: ["title", "scan"],
  rule: "PRO-08",
  zh: "请上传职称证书扫描件",
  en: "a scan of the title's certificate is required"
}

/** A title as typed needs the scan of its certificate (PRO-08). */
export const scanIssues = (title: Person["title"]): ReadonlyArray<FieldIssue> =>
  title !== null && title.scan === undefined ? [scanMissing] : []

/** Texts without the spaces around them, and without what is empty. */
const trimmed = <A extends object>(object: A): A =>
  Object.fromEntries(
    Object.entries(object).flatMap(([key, value]) => {
      const text = typeof value === "string" ? value.trim() : value
      return text === "" ? [] : [[key, text]]
    })
  ) as A

/** PRO-01, PRO-08, ACC-01: what a person says of themselves, as typed: trimmed, the document normalised. Fails with every failing field at once. */
export const readPerson = (person: Person, today: Day): Result.Result<Person, InvalidFields> => {
  const found = [...lines(person), ...identity(person), ...dates(person, today), ...contacts(person)]
  // One reason a field: the first.
  const issues = found.filter(
    ({ path }, index) => found.findIndex((one) => one.path.join(".") === path.join(".")) === index
  )
  if (issues.length > 0) return Result.fail(new InvalidFields({ issues }))
  const document = Result.getOrElse(readDocument(person.document), () => person.document)
  return Result.succeed({ ...trimmed(person), document, title: person.title && trimmed(person.title) })
}
