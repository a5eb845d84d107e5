import { headLines } from "../describe/headLines.ts"
import type { Speech } from "../describe/Speech.ts"
import type { PolicyDocument } from "../PolicyDocument.ts"
import type { Comparison, Words } from "./Comparison.ts"
import { bothWords, said, yes } from "./shared.ts"

/** As the head of a description tells it. */
const line =
  (key: keyof PolicyDocument) =>
  (speech: Speech): string =>
    headLines(speech).find(([, , one]) => one === key)?.[1] ?? ""

const words: Words<PolicyDocument> = {
  $schema: said("$schema", "$schema"),
  id: said("文件代码", "id"),
  version: said("版本", "version"),
  title: [{ zh: "标题", en: "title" }, bothWords],
  invented: yes("虚构示例", "invented"),
  jurisdiction: [{ zh: "地区", en: "region" }, line("jurisdiction")],
  inForce: [{ zh: "施行", en: "in force" }, line("inForce")],
  appliesTo: [{ zh: "适用", en: "for" }, line("appliesTo")],
  precedence: [{ zh: "优先", en: "precedence" }, line("precedence")],
  unit: [{ zh: "计量", en: "unit" }, line("unit")],
  granularity: [{ zh: "最小单位", en: "granularity" }, (speech, hours) => speech.hours(hours)],
  year: [{ zh: "年度", en: "year" }, line("year")],
  creditYear: [{ zh: "申报年度", en: "declared for" }, line("creditYear")],
  attribution: [{ zh: "计入年度", en: "counts in" }, line("attribution")],
  counting: [{ zh: "计入范围", en: "what counts" }, line("counting")],
  recordBy: [{ zh: "登记截止", en: "recorded by" }, line("recordBy")],
  declareBy: [{ zh: "申报截止", en: "declared by" }, line("declareBy")],
  rounding: [{ zh: "取整", en: "rounding" }, line("rounding")],
  countsAsPassed: [{ zh: "免除、视同", en: "exempt, deemed" }, line("countsAsPassed")],
  evidence: [{ zh: "证明材料", en: "evidence" }, line("evidence")],
  laws: [{ zh: "保证", en: "promises" }, line("laws")],
  citations: null,
  subjects: null,
  sharedSubjects: null,
  forms: null,
  caps: null,
  requirement: null,
  adjustments: null,
  carries: null,
  certificates: null,
  reviews: null,
  audit: null,
  appeal: null,
  refusals: null
}

/** What a document says of itself, of whom it is for, and of its hours and years. */
export const diffHead = (comparison: Comparison): void =>
  comparison.keys(words, comparison.before.document, comparison.after.document, "", [])
