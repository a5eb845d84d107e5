import { formatHours } from "../../kernel/Hours.ts"
import type { Attribution } from "../document/Attribution.ts"
import { declaredLaws } from "../document/DeclaredLaw.ts"
import type { Standing } from "../LearningRecord.ts"
import type { PolicyDocument } from "../PolicyDocument.ts"
import { conditionInWords } from "./conditionInWords.ts"
import { deadlineInWords } from "./deadlineInWords.ts"
import { demandsInWords } from "./demandsInWords.ts"
import type { Speech } from "./Speech.ts"

const standings: Readonly<Record<Standing, readonly [zh: string, en: string]>> = {
  draft: ["未提交", "drafts"],
  pending: ["待审核", "pending"],
  approved: ["审核通过", "approved"],
  rejected: ["审核不通过", "rejected"],
  failed: ["审验不通过", "failed in audit"]
}

const attributions: Readonly<Record<Extract<Attribution, string>, readonly [zh: string, en: string]>> = {
  declared: ["申报的年度", "the year declared"],
  start: ["开始日期所在年度", "the year of the first day"],
  end: ["结束日期所在年度", "the year of the last day"],
  byDays: ["按天数分到各年度", "each year by its part of the days"],
  eachTouched: ["所跨的每个年度都计全数", "wholly each year touched"],
  eachTwelveMonths: ["每满十二个月计一个年度的全数", "wholly each year in which twelve months of it end"]
}

export const attributionInWords = (speech: Speech, attribution: Attribution): string => {
  if (typeof attribution === "string") return speech.say(...attributions[attribution])
  return "spreadOver" in attribution
    ? speech.say(
        `从开始年度起平均分到 ${attribution.spreadOver} 个年度`,
        `equal parts over ${attribution.spreadOver} years`
      )
    : speech.say(
        `从结束年度起 ${attribution.validFor} 个年度内每年计全数`,
        `wholly in each of ${attribution.validFor} years`
      )
}

const creditYears: Readonly<Record<"touched" | "start" | "end", readonly [zh: string, en: string]>> = {
  touched: ["活动所跨的任一年度", "any year that the dates touch"],
  start: ["开始日期所在年度", "the year of the first day"],
  end: ["结束日期所在年度", "the year of the last day"]
}

/** Where a line of the head stands in the document. */
export type HeadKey = Extract<
  keyof PolicyDocument,
  | "version"
  | "jurisdiction"
  | "inForce"
  | "appliesTo"
  | "precedence"
  | "unit"
  | "rounding"
  | "year"
  | "creditYear"
  | "attribution"
  | "counting"
  | "recordBy"
  | "declareBy"
  | "countsAsPassed"
  | "evidence"
  | "laws"
>

/** What a document says of itself, of whom it is for, and of its hours and years: a name, a value and its place each. */
export const headLines = (speech: Speech): ReadonlyArray<readonly [name: string, value: string, key: HeadKey]> => {
  const { document } = speech
  const { appliesTo, attribution, countsAsPassed, creditYear, declareBy, granularity } = document
  const counting: ReadonlyArray<Standing> = document.counting ?? ["approved"]
  const { evidence, id, inForce, jurisdiction, laws, precedence, recordBy, rounding, unit, version, year } = document
  const yes = (value: boolean) =>
    value ? speech.say("算合格", "counts as passed") : speech.say("不算合格", "does not count as passed")
  return [
    [speech.say("文件", "document"), speech.say(`${id}，第 ${version} 版`, `${id}, version ${version}`), "version"],
    [speech.say("地区", "region"), jurisdiction, "jurisdiction"],
    [speech.say("施行", "in force"), speech.years(inForce), "inForce"],
    [
      speech.say("适用", "for"),
      appliesTo === undefined ? speech.say("所有人", "everybody") : conditionInWords(speech, appliesTo),
      "appliesTo"
    ],
    ...(precedence === undefined
      ? []
      : [[speech.say("优先", "precedence"), String(precedence), "precedence"] as const]),
    [
      speech.say("计量", "unit"),
      [
        unit === undefined ? speech.say("学时", "hours") : speech.text(unit.name),
        ...(unit?.minutes === undefined
          ? []
          : [speech.say(`每${unit.name.zh} ${unit.minutes} 分钟`, `${unit.minutes} minutes each`)]),
        ...(unit?.day === undefined
          ? []
          : [speech.say(`一天 ${formatHours(unit.day)}`, `${formatHours(unit.day)} a day`)]),
        ...(unit?.halfDay === undefined
          ? []
          : [speech.say(`半天 ${formatHours(unit.halfDay)}`, `${formatHours(unit.halfDay)} half a day`)]),
        speech.say(`最小 ${formatHours(granularity)}`, `in steps of ${formatHours(granularity)}`)
      ].join(speech.say("，", ", ")),
      "unit"
    ],
    ...(rounding === undefined
      ? []
      : [
          [
            speech.say("取整", "rounding"),
            `${speech.rounding(rounding)}${rounding.of === "sum" ? speech.say("（按合计）", " (of the sum)") : speech.say("（按每条记录）", " (of each record)")}`,
            "rounding"
          ] as const
        ]),
    [
      speech.say("年度", "year"),
      year === undefined
        ? speech.say("公历年度", "the calendar year")
        : speech.say(
            `每年 ${year.month} 月 ${year.day} 日开始，以${year.named === "end" ? "结束" : "开始"}的年份为名`,
            `begins on ${year.month}-${year.day}, named after the year that it ${year.named === "end" ? "ends" : "begins"} in`
          ),
      "year"
    ],
    [speech.say("申报年度", "declared for"), speech.say(...creditYears[creditYear]), "creditYear"],
    ...(attribution === undefined
      ? []
      : [[speech.say("计入年度", "counts in"), attributionInWords(speech, attribution), "attribution"] as const]),
    [
      speech.say("计入范围", "what counts"),
      speech.list(counting.map((one) => speech.say(...standings[one]))),
      "counting"
    ],
    ...(recordBy === undefined
      ? []
      : [[speech.say("登记截止", "recorded by"), deadlineInWords(speech, recordBy), "recordBy"] as const]),
    ...(declareBy === undefined
      ? []
      : [[speech.say("申报截止", "declared by"), deadlineInWords(speech, declareBy), "declareBy"] as const]),
    ...(countsAsPassed === undefined
      ? []
      : [
          [
            speech.say("免除、视同", "exempt, deemed"),
            speech.say(
              `免除${yes(countsAsPassed.exempt)}，视同完成${yes(countsAsPassed.deemed)}`,
              `exempt ${yes(countsAsPassed.exempt)}, deemed ${yes(countsAsPassed.deemed)}`
            ),
            "countsAsPassed"
          ] as const
        ]),
    ...(evidence === undefined
      ? []
      : [
          [
            speech.say("证明材料", "evidence"),
            `${demandsInWords(speech, evidence)}${evidence.citation === undefined ? "" : speech.cite(evidence.citation)}`,
            "evidence"
          ] as const
        ]),
    ...(laws === undefined
      ? []
      : [
          [
            speech.say("保证", "promises"),
            laws
              .map((law) => speech.say(`${declaredLaws[law].zh}（${law}）`, `${declaredLaws[law].en} (${law})`))
              .join(speech.say("；", "; ")),
            "laws"
          ] as const
        ])
  ]
}
