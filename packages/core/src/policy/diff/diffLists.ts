import { formatDay } from "../../kernel/Day.ts"
import type { Speech } from "../describe/Speech.ts"
import type { Citation } from "../document/Citation.ts"
import type { CertificateKind, PolicyDocument } from "../PolicyDocument.ts"
import { cite } from "../tell.ts"
import type { Comparison, Words } from "./Comparison.ts"
import { bothWords, citation, name, said, yes } from "./shared.ts"

type Subject = PolicyDocument["subjects"][number]
type Shared = PolicyDocument["sharedSubjects"][number]

const subjectWords: Words<Subject> = {
  code: null,
  name,
  within: [{ zh: "属于", en: "within" }, (speech, code) => speech.subject(code)]
}

const partsInWords = (speech: Speech, parts: NonNullable<Shared["parts"]>): string =>
  speech.list(parts.map(({ share, subject }) => `${speech.subject(subject)} ${speech.share(share)}`))
const eitherInWords = (speech: Speech, either: ReadonlyArray<string>): string =>
  speech.list(either.map((code) => speech.subject(code)))

const sharedWords: Words<Shared> = {
  code: null,
  name,
  parts: [{ zh: "固定份额", en: "fixed parts" }, partsInWords],
  either: [{ zh: "哪科缺补哪科", en: "whichever needs it" }, eitherInWords],
  citation
}

const certificateWords: Words<CertificateKind> = {
  kind: null,
  gate: [
    { zh: "条件", en: "gate" },
    (speech, gate) =>
      gate === "verdict"
        ? speech.say("年度通过", "the year is passed")
        : speech.list(gate.leaves.map((code) => speech.leaf(code)))
  ],
  title: said("标题", "title"),
  paragraphs: [{ zh: "正文", en: "text" }, (_, paragraphs) => paragraphs.join("")],
  issuer: said("落款", "issuer"),
  note: said("说明", "note"),
  verifyAt: said("查验网址", "where it is verified")
}

const citationWords: Words<Citation> = {
  title: said("标题", "title"),
  number: said("文号", "number"),
  article: said("条款", "article"),
  date: [{ zh: "日期", en: "date" }, (_, day) => formatDay(day)],
  quote: said("原话", "quote"),
  hint: [{ zh: "依据提示", en: "legal hint" }, bothWords],
  url: said("网址", "address"),
  verified: yes("打开过原文", "opened")
}

/** Subjects, kinds of certificates, and sources, each by its code. */
export const diffSubjects = (comparison: Comparison): void => {
  const [before, after] = [comparison.before.document, comparison.after.document]
  const nameOf = (speech: Speech, part: { readonly name: Subject["name"] }) => speech.text(part.name)
  comparison.parts<Subject>(
    { zh: "科目", en: "subject " },
    ["subjects"],
    [before.subjects, after.subjects],
    ({ code }) => code,
    (speech, { code, within }) =>
      `${code}${within === undefined ? "" : speech.say(`，属于${speech.subject(within)}`, `, within ${speech.subject(within)}`)}`,
    (old, now, what, path) => comparison.keys(subjectWords, old, now, what, path),
    nameOf
  )
  comparison.parts<Shared>(
    { zh: "共用科目", en: "shared subject " },
    ["sharedSubjects"],
    [before.sharedSubjects, after.sharedSubjects],
    ({ code }) => code,
    (speech, { either, parts }) =>
      parts === undefined ? eitherInWords(speech, either ?? []) : partsInWords(speech, parts),
    (old, now, what, path) => comparison.keys(sharedWords, old, now, what, path),
    nameOf
  )
}

export const diffCertificates = (comparison: Comparison): void =>
  comparison.parts<CertificateKind>(
    { zh: "证书", en: "certificate " },
    ["certificates"],
    [comparison.before.document.certificates, comparison.after.document.certificates],
    ({ kind }) => kind,
    (_, { issuer, title }) => `${title}，${issuer}`,
    (old, now, what, path) => comparison.keys(certificateWords, old, now, what, path),
    (_, { title }) => title
  )

/** Sources are told by their titles; the order in which they stand does not matter. */
export const diffCitations = (comparison: Comparison): void => {
  const [before, after] = [comparison.before, comparison.after].map(
    ({ document }) => new Map(Object.entries(document.citations))
  )
  const { differences, after: speech } = comparison
  const nameOf = (citation: Citation) => `${speech.say("依据", "source ")}${speech.quoted(citation.title)}`
  const told = (citation: Citation) => cite(citation, speech.language)
  for (const [code, old] of before ?? []) {
    const now = after?.get(code)
    const path = ["citations", code]
    if (now !== undefined) comparison.keys(citationWords, old, now, nameOf(now), path)
    else differences.push({ kind: "removed", path, what: nameOf(old), before: told(old), after: null, years: null })
  }
  for (const [code, now] of after ?? [])
    if (!before?.has(code))
      differences.push({
        kind: "added",
        path: ["citations", code],
        what: nameOf(now),
        before: null,
        after: told(now),
        years: null
      })
}
