import type { Text } from "../../kernel/RuleError.ts"
import type { FormDefinition, FormField } from "../FormDefinition.ts"
import type { Policy } from "../Policy.ts"
import { legalHintOf } from "../rules/legalHintOf.ts"
import type { Source } from "../Source.ts"
import { cite } from "../tell.ts"
import type { Language } from "../words.ts"
import { appealLines, auditLines, refusalInWords } from "./auditInWords.ts"
import { awardInWords } from "./awardInWords.ts"
import { adjustmentLine, capLine, carryLine } from "./changesInWords.ts"
import { attributionInWords, headLines } from "./headLines.ts"
import { requirementLines } from "./requirementInWords.ts"
import { reviewLines } from "./reviewsInWords.ts"
import { Speech } from "./Speech.ts"

const subjectLines = (speech: Speech): ReadonlyArray<string> => {
  const { sharedSubjects, subjects } = speech.document
  return [
    ...subjects.map(({ code, name, within }) => {
      const inside =
        within === undefined ? "" : speech.say(`，属于${speech.subject(within)}`, `, within ${speech.subject(within)}`)
      return `· ${speech.text(name)}${speech.say(`（${code}）`, ` (${code})`)}${inside}`
    }),
    ...sharedSubjects.map(({ citation, code, either, name, parts }) => {
      const told =
        parts === undefined
          ? speech.say(
              `哪一科需要就计入哪一科：${speech.list((either ?? []).map((one) => speech.subject(one)))}`,
              `whichever needs it: ${(either ?? []).map((one) => speech.subject(one)).join(", ")}`
            )
          : speech.list(
              parts.map(({ share, subject }) =>
                speech.say(
                  `${speech.share(share)} 计入${speech.subject(subject)}`,
                  `${speech.share(share)} for ${speech.subject(subject)}`
                )
              )
            )
      return `· ${speech.text(name)}${speech.say(`（${code}）：`, ` (${code}): `)}${told}${speech.cite(citation)}`
    })
  ]
}

const declarants: Readonly<Record<Source, Text>> = {
  self: { zh: "本人", en: "the person" },
  organisation: { zh: "单位", en: "an organisation" },
  base: { zh: "基地", en: "a training base" }
}

/** By whom a field must be filled in, after its name; nothing where it is by everybody. */
const requiredInWords = (speech: Speech, { required }: FormField): string => {
  if (required === true) return ""
  if (required === false) return speech.say("（可不填）", " (optional)")
  const who = speech.list(required.map((source) => speech.text(declarants[source])))
  return speech.say(`（${who}申报时必填）`, ` (required where ${who} declares)`)
}

/** A form with what it is worth, asks for and counts for. */
export const formLines = (speech: Speech, form: FormDefinition): ReadonlyArray<string> => {
  const { attribution, citation, code, conversion, evidence, fields, help, inputLimit, legal, name, subjects } = form
  const [short = "", ...rows] = awardInWords(speech, form, conversion)
  const asked = fields.map((field) => `${speech.text(field.name)}${requiredInWords(speech, field)}`)
  return [
    `· ${speech.text(name)}${speech.say(`（${code}）：`, ` (${code}): `)}${short}${speech.cite(citation)}`,
    ...rows.map((line) => `    ${line}`),
    ...(help === undefined ? [] : [`    ${speech.say("说明：", "help: ")}${speech.text(help)}`]),
    `    ${speech.say("可计入", "for")}${speech.say("：", ": ")}${speech.list(subjects.map((one) => speech.subject(one)))}${speech.say("；每次最多填", "; at most")} ${speech.hours(inputLimit)}`,
    ...(asked.length === 0 ? [] : [`    ${speech.say("填写：", "asks for: ")}${speech.list(asked)}`]),
    `    ${evidence.required ? speech.say("须附材料：", "evidence: ") : speech.say("材料：", "evidence, if any: ")}${speech.text(evidence.hint)}`,
    ...(legal === undefined && speech.document.citations[citation]?.hint === undefined
      ? []
      : [
          `    ${speech.say("依据提示：", "legal hint: ")}${speech.text(legalHintOf(speech.document, form))}${speech.cite(legal ?? citation)}`
        ]),
    ...(attribution === undefined
      ? []
      : [`    ${speech.say("计入年度：", "counts in: ")}${attributionInWords(speech, attribution)}`])
  ]
}

const certificateLines = (speech: Speech): ReadonlyArray<string> =>
  speech.document.certificates.map(({ gate, issuer, kind, title }) => {
    const met =
      gate === "verdict"
        ? speech.say("年度通过即可出具", "issued where the year is passed")
        : speech.say(
            `须满足${speech.list(gate.leaves.map((code) => speech.leaf(code)))}`,
            `issued where ${gate.leaves.map((code) => speech.leaf(code)).join(", ")} is met`
          )
    return `· ${title}${speech.say(`（${kind}）：`, ` (${kind}): `)}${met}${speech.say("；落款", "; by")} ${issuer}`
  })

const citationLines = (speech: Speech): ReadonlyArray<string> =>
  Object.values(speech.document.citations).map((citation, index) => {
    const quote = citation.quote === undefined ? "" : speech.say(`：“${citation.quote}”`, `: "${citation.quote}"`)
    const address = citation.url === undefined ? "" : ` ${citation.url}`
    return `${index + 1}. ${cite(citation, speech.language)}${quote}${address}`
  })

/** A document in words, line by line, so that whoever wrote the rule can read back what the machine understood (CMP-01, CMP-04). */
export const describePolicy = ({ document }: Policy, language: Language): ReadonlyArray<string> => {
  const speech = new Speech(document, language)
  const {
    adjustments = [],
    appeal,
    audit,
    caps,
    carries = [],
    forms,
    invented,
    refusals = [],
    requirement,
    title
  } = document
  const head = headLines(speech)
  const section = (zh: string, en: string, lines: ReadonlyArray<string>) =>
    lines.length === 0 ? [] : ["", speech.say(zh, en), ...lines.map((line) => `  ${line}`)]
  return [
    `${speech.text(title)}${invented ? speech.say("（虚构示例）", " (invented example)") : ""}`,
    ...head.map(([name, value]) => `  ${name}${speech.say("：", ": ")}${value}`),
    ...section("科目", "Subjects", subjectLines(speech)),
    ...section(
      "学习形式与折算",
      "Forms and what they are worth",
      forms.flatMap((form) => formLines(speech, form))
    ),
    ...section("年度要求", "What a year asks for", requirementLines(speech, requirement)),
    ...section(
      "计入上限",
      "Caps",
      caps.map((cap) => capLine(speech, cap))
    ),
    ...section(
      "免除、减免与折算",
      "Departures",
      adjustments.map((one) => adjustmentLine(speech, one))
    ),
    ...section(
      "结转与补计",
      "Carried between years",
      carries.map((one) => carryLine(speech, one))
    ),
    ...section("证书", "Certificates", certificateLines(speech)),
    ...section("学时审验", "Audit of hours", auditLines(speech, audit)),
    ...section("复核", "Appeal", appealLines(speech, appeal)),
    ...section(
      "不通过的原因",
      "Reasons of refusal",
      refusals.map((one) => `· ${refusalInWords(speech, one)}`)
    ),
    ...section("单位的审核", "Reviews of organisations", reviewLines(speech)),
    ...section("依据", "Sources", citationLines(speech))
  ]
}
