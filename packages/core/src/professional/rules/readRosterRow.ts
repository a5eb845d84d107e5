import { Result } from "effect"
import { canonicalCode } from "../../codes/canonicalCode.ts"
import { readResidentId } from "../../codes/residentId.ts"
import { type Day, parseDay } from "../../kernel/Day.ts"
import type { FieldIssue } from "../../kernel/FieldIssue.ts"
import type { SheetRow } from "../../kernel/Sheet.ts"
import { documentTypes } from "../documentTypes.ts"
import type { Person, Title } from "../Professional.ts"
import { rosterForm, sexes, titleLevels } from "../roster.ts"
import { type RosterIssueCode, rosterIssue } from "../rosterIssues.ts"

const control = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u
export const mobile = /^1\d{10}$/u
export const email = /^[^\s@]{1,64}@[^\s@]+\.[^\s@.]{2,}$/u
const titleColumns = ["titleSeries", "titleQualification", "titleEffectiveOn"] as const
const titleExtras = ["titleCertificate", "titleAppointedOn"] as const

/** What a sound row says: the person, and where they work. */
export interface RosterEntry {
  readonly person: Person
  readonly organisationCode: string
  readonly department: string | null
}

/** ACC-01: an identity number is trimmed and upper-case before anything else looks at it. */
export const normaliseDocument = (number: string): string => number.trim().toUpperCase()

/**
 * IMP-02, PRO-01, ACC-01: reads one row of the roster. Fails with every failing cell at once.
 */
export const readRosterRow = (
  { cells }: Pick<SheetRow, "cells">,
  today: Day
): Result.Result<RosterEntry, ReadonlyArray<FieldIssue>> => {
  const issues: Array<FieldIssue> = []
  const refuse = (code: RosterIssueCode, column: string) => {
    if (!issues.some(({ path }) => path[0] === column)) issues.push(rosterIssue(code, column))
  }
  const text = (key: string): string => (cells[key] ?? "").trim()

  for (const { key, options, required } of rosterForm.columns) {
    const value = text(key)
    if (required && value === "") refuse("Required", key)
    if ([...value].length > (key === "documentNumber" ? 30 : 100)) refuse("TooLong", key)
    if (control.test(value)) refuse("ControlCharacter", key)
    if (value !== "" && options !== undefined && !options.includes(value)) refuse("UnknownOption", key)
  }
  const dayOf = (key: string): Day | undefined => {
    const value = text(key)
    if (value === "") return undefined
    const day = parseDay(value)
    if (day === undefined) refuse("NotADay", key)
    else if (day > today) refuse("DayInFuture", key)
    return day
  }

  const birth = dayOf("birth")
  const graduatedOn = dayOf("graduatedOn")
  const effectiveOn = dayOf("titleEffectiveOn")
  const appointedOn = dayOf("titleAppointedOn")
  for (const [key, day] of [
    ["graduatedOn", graduatedOn],
    ["titleEffectiveOn", effectiveOn],
    ["titleAppointedOn", appointedOn]
  ] as const) {
    if (birth !== undefined && day !== undefined && day < birth) refuse("DatesReversed", key)
  }

  const number = normaliseDocument(text("documentNumber"))
  const sex = sexes.get(text("sex"))
  if (text("documentType") === "身份证" && number !== "") {
    const read = readResidentId(number)
    if (read === "form") refuse("IdentityForm", "documentNumber")
    else if (read === "date") refuse("IdentityDate", "documentNumber")
    else if (read === "check") refuse("IdentityCheck", "documentNumber")
    else {
      if (birth !== undefined && birth !== read.birth) refuse("BirthMismatch", "birth")
      if (sex !== undefined && sex !== read.sex) refuse("SexMismatch", "sex")
    }
  }
  if (text("mobile") !== "" && !mobile.test(text("mobile"))) refuse("WrongMobile", "mobile")
  if (text("email") !== "" && !email.test(text("email"))) refuse("WrongEmail", "email")

  const level = titleLevels.get(text("titleLevel"))
  for (const key of titleColumns) if (level && text(key) === "") refuse("TitleIncomplete", key)
  for (const key of [...titleColumns, ...titleExtras])
    if (level === null && text(key) !== "") refuse("TitleWithoutLevel", key)

  if (issues.length > 0) return Result.fail(issues)
  const title: Title | null = level
    ? {
        series: text("titleSeries"),
        level,
        qualification: text("titleQualification"),
        effectiveOn: effectiveOn as Day,
        ...(text("titleCertificate") === "" ? {} : { certificateNumber: text("titleCertificate") }),
        ...(appointedOn === undefined ? {} : { appointedOn })
      }
    : null
  return Result.succeed({
    organisationCode: canonicalCode(text("organisation")),
    department: text("department") || null,
    person: {
      document: { type: documentTypes.get(text("documentType")) as Person["document"]["type"], number },
      name: text("name"),
      sex: sex as Person["sex"],
      birth: birth as Day,
      mobile: text("mobile"),
      email: text("email"),
      education: text("education"),
      school: text("school"),
      major: text("major"),
      graduatedOn: graduatedOn as Day,
      degree: text("degree"),
      postDoc: text("postDoc") === "是",
      title
    }
  })
}
