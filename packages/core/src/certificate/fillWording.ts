import type { Day } from "../kernel/Day.ts"
import { formatDay } from "../kernel/Day.ts"
import { formatHours } from "../kernel/Hours.ts"
import type { CertificateKind } from "../policy/PolicyDocument.ts"
import type { Verdict } from "../policy/Verdict.ts"
import { documentName } from "../professional/documentTypes.ts"
import type { Professional } from "../professional/Professional.ts"
import type { CertificateText } from "./CertificateText.ts"

const inChinese = (day: Day): string => {
  const [year, month, date] = formatDay(day).split("-").map(Number)
  return `${year}年${month}月${date}日`
}

/** Fills a kind's wording with the person, the year and the hours of its verdict (CRT-01, CRT-05). */
export const fillWording = (
  kind: CertificateKind,
  { person }: Pick<Professional, "person">,
  verdict: Verdict,
  number: string,
  issuedOn: Day
): CertificateText => {
  const values = new Map([
    ["name", person.name],
    ["documentName", documentName(person.document.type)],
    ["document", person.document.number],
    ["year", String(verdict.year)],
    ["total", formatHours(verdict.total)],
    ["number", number],
    ...verdict.subjects.map(({ hours, subject }) => [`hours:${subject}`, formatHours(hours)] as const)
  ])
  const fill = (text: string) => text.replaceAll(/\{([\w:-]+)\}/gu, (whole, key: string) => values.get(key) ?? whole)
  return {
    number,
    title: fill(kind.title),
    paragraphs: kind.paragraphs.map(fill),
    issuer: kind.issuer,
    issuedOn: inChinese(issuedOn),
    note: kind.note,
    qr: fill(kind.verifyAt)
  }
}
