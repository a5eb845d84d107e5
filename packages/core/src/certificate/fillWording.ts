import type { Day } from "../kernel/Day.ts"
import { formatDay } from "../kernel/Day.ts"
import { formatHours } from "../kernel/Hours.ts"
import type { CertificateKind } from "../policy/PolicyDocument.ts"
import type { Verdict } from "../policy/Verdict.ts"
import { documentName } from "../professional/documentTypes.ts"
import type { Professional } from "../professional/Professional.ts"
import type { CertificateText } from "./CertificateText.ts"
import { fill, type wordsToFill } from "./placeholders.ts"

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
  const words: Readonly<Record<(typeof wordsToFill)[number], string>> = {
    name: person.name,
    documentName: documentName(person.document.type),
    document: person.document.number,
    year: String(verdict.year),
    total: formatHours(verdict.total),
    number
  }
  const values = new Map([
    ...Object.entries(words),
    ...verdict.subjects.map(({ hours, subject }) => [`hours:${subject}`, formatHours(hours)] as const)
  ])
  return {
    number,
    title: fill(kind.title, values),
    paragraphs: kind.paragraphs.map((text) => fill(text, values)),
    issuer: fill(kind.issuer, values),
    issuedOn: inChinese(issuedOn),
    note: fill(kind.note, values),
    qr: fill(kind.verifyAt, values)
  }
}
