import { awardInWords, whenInWords } from "../describe/awardInWords.ts"
import { formLines } from "../describe/describePolicy.ts"
import { attributionInWords } from "../describe/headLines.ts"
import type { Speech } from "../describe/Speech.ts"
import type { Award } from "../document/Award.ts"
import type { FormDefinition, FormField } from "../FormDefinition.ts"
import { type Comparison, type Path, textOf, type Words } from "./Comparison.ts"
import { bothWords, citation, name, yes } from "./shared.ts"

const words: Words<FormDefinition> = {
  code: null,
  name,
  help: [{ zh: "说明", en: "help" }, bothWords],
  fields: null,
  subjects: [
    { zh: "可计入的科目", en: "subjects" },
    (speech, codes) => speech.list(codes.map((code) => speech.subject(code)))
  ],
  evidence: [
    { zh: "材料", en: "evidence" },
    (speech, { hint, required }) =>
      `${required ? speech.say("须附：", "required: ") : speech.say("可附：", "optional: ")}${bothWords(speech, hint)}`
  ],
  inputLimit: [{ zh: "每次最多填", en: "at most typed in" }, (speech, hours) => speech.hours(hours)],
  conversion: null,
  attribution: [{ zh: "计入年度", en: "counts in" }, attributionInWords],
  identity: [
    { zh: "认出同一活动的内容", en: "what tells one activity from another" },
    (speech, keys) => keys.map((key) => speech.field(key)).join(speech.say("、", ", "))
  ],
  provider: [{ zh: "举办方栏目", en: "who holds it" }, (speech, key) => speech.field(key)],
  recordedBySystem: yes("系统自动记录", "recorded by the system"),
  citation,
  legal: [{ zh: "依据提示", en: "legal hint" }, citation[1]]
}

const fieldWords: Words<FormField> = {
  key: null,
  name,
  required: yes("必填", "required"),
  options: [{ zh: "选项", en: "options" }, (speech, options) => speech.list(options)],
  maxLength: [{ zh: "最多字数", en: "longest" }, (_, count) => String(count)]
}

type Row = Extract<Award, { award: "table" }>["rows"][number]

const lineOf = (speech: Speech, form: FormDefinition, award: Award): string =>
  awardInWords(speech, form, award)
    .map((line) => line.trim())
    .join(speech.say("；", "; "))

/** Row by row, where both are tables; else as a whole. */
const diffAward = (
  comparison: Comparison,
  [before, after]: readonly [FormDefinition, FormDefinition],
  what: string,
  path: Path
): void => {
  const [old, now] = [before.conversion, after.conversion]
  if (textOf(old) === textOf(now)) return
  const of = `${what}${comparison.say(" · 折算", " · award")}`
  if (old.award !== "table" || now.award !== "table") {
    const [a, b] = [lineOf(comparison.before, before, old), lineOf(comparison.after, after, now)]
    comparison.changed(path, of, a, b)
    return
  }
  const worth = (speech: Speech, form: FormDefinition, row: Row) =>
    "hours" in row ? speech.hours(row.hours) : lineOf(speech, form, row.award)
  const formIn = (speech: Speech) => (speech === comparison.before ? before : after)
  const when = (speech: Speech, row: Row) => whenInWords(speech, formIn(speech), row.when)
  // Of rows that ask for the same, the first is meant; they are told apart by their order.
  const keyed = (rows: ReadonlyArray<Row>) => {
    const seen = new Map<string, number>()
    return rows.map((row) => {
      const key = textOf(row.when)
      seen.set(key, (seen.get(key) ?? 0) + 1)
      return { row, key: `${key}${seen.get(key)}` }
    })
  }
  comparison.parts(
    { zh: `${of}`, en: `${of} ` },
    [...path, "rows"],
    [keyed(old.rows), keyed(now.rows)],
    ({ key }) => key,
    (speech, { row }) => worth(speech, formIn(speech), row),
    (a, b, _, at) => {
      const { row } = b
      if (textOf(a.row) === textOf(row)) return
      const named = `${of}${comparison.say("（", " (")}${when(comparison.after, row)}${comparison.say("）", ")")}`
      comparison.changed(at, named, worth(comparison.before, before, a.row), worth(comparison.after, after, row))
    },
    (speech, { row }) => when(speech, row)
  )
}

export const diffForms = (comparison: Comparison): void =>
  comparison.parts(
    { zh: "学习形式", en: "form " },
    ["forms"],
    [comparison.before.document.forms, comparison.after.document.forms],
    ({ code }) => code,
    (speech, form) =>
      formLines(speech, form)
        .map((line) => line.trim().replace(/^· /u, ""))
        .join(speech.say("；", "; ")),
    (before, after, what, path) => {
      diffAward(comparison, [before, after], what, [...path, "conversion"])
      comparison.keys(words, before, after, what, path)
      comparison.parts<FormField>(
        { zh: `${what} · 字段`, en: `${what} · field ` },
        [...path, "fields"],
        [before.fields, after.fields],
        ({ key }) => key,
        (speech, { name }) => speech.text(name),
        (old, now, of, at) => comparison.keys(fieldWords, old, now, of, at),
        (speech, { name }) => speech.text(name)
      )
    },
    (speech, form) => speech.text(form.name)
  )
