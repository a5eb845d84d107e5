import type { Language } from "@xueshi/core"

/** What the page says, in one language. */
export interface Words {
  readonly title: string
  readonly lead: (year: number, persons: string, before: string, after: string) => string
  readonly flips: (gained: string, lost: string) => string
  readonly nobody: string
  readonly fares: (better: string, worse: string) => string
  readonly warnings: {
    readonly incomplete: string
    readonly unread: (lines: string) => string
    readonly notInForce: (document: string, year: number) => string
    readonly removed: (subject: string, records: string, hours: string) => string
  }
  readonly sections: Readonly<
    Record<"totals" | "outcomes" | "organisations" | "reasons" | "differences" | "examples" | "unread" | "made", string>
  >
  readonly before: string
  readonly after: string
  readonly change: string
  readonly persons: string
  readonly passed: string
  readonly hours: string
  readonly gained: string
  readonly lost: string
  readonly better: string
  readonly worse: string
  readonly organisation: string
  readonly unnamed: string
  readonly others: (organisations: string) => string
  readonly demand: string
  readonly same: string
  readonly outside: string
  readonly line: string
  readonly fault: string
  readonly moreLines: (lines: string) => string
  readonly document: string
  readonly digest: string
  readonly year: string
  readonly asOf: string
  readonly made: string
  readonly note: string
}

const zh: Words = {
  title: "政策测算报告",
  lead: (year, persons, before, after) => `${year} 年度共测算 ${persons} 人：合格的由 ${before} 人变为 ${after} 人。`,
  flips: (gained, lost) => `其中 ${gained} 人新合格，${lost} 人不再合格。`,
  nobody: "没有人的合格与否发生变化。",
  fares: (better, worse) => `境况变好 ${better} 人，变差 ${worse} 人（依次比较是否合格、还差多少、计入多少）。`,
  warnings: {
    incomplete: "测算中途停止：以下只是已经测算的部分。",
    unread: (lines) => `有 ${lines} 行无法读取，没有计入。`,
    notInForce: (document, year) => `${document} 在 ${year} 年度并不施行，仍按它测算。`,
    removed: (subject, records, hours) => `新文件没有科目“${subject}”：涉及 ${records} 条记录，申报 ${hours} 学时。`
  },
  sections: {
    totals: "总数",
    outcomes: "结论的变化",
    organisations: "各单位",
    reasons: "合格与否改变的原因",
    differences: "两份文件有什么不同",
    examples: "举例说明",
    unread: "无法读取的行",
    made: "这份报告的由来"
  },
  before: "原文件",
  after: "新文件",
  change: "变化",
  persons: "人数",
  passed: "合格",
  hours: "计入学时",
  gained: "新合格",
  lost: "不再合格",
  better: "变好",
  worse: "变差",
  organisation: "单位",
  unnamed: "（未填单位）",
  others: (organisations) => `其余 ${organisations} 个单位`,
  demand: "要求",
  same: "两份文件说的一样。",
  outside: "不适用于此人。",
  line: "行",
  fault: "问题",
  moreLines: (lines) => `另有 ${lines} 行。`,
  document: "文件",
  digest: "摘要（SHA-256）",
  year: "年度",
  asOf: "截至",
  made: "制表日期",
  note: "测算不改变任何人的结论。"
}

const en: Words = {
  title: "What a changed policy would do",
  lead: (year, persons, before, after) =>
    `Of ${persons} people judged for ${year}, ${before} pass under the earlier document and ${after} under the later one.`,
  flips: (gained, lost) => `${gained} newly pass, ${lost} no longer pass.`,
  nobody: "Nobody comes to pass or ceases to.",
  fares: (better, worse) =>
    `${better} are better off and ${worse} worse off (by whether they pass, what they lack, what counts, in this order).`,
  warnings: {
    incomplete: "The run was stopped: below is only what was done until then.",
    unread: (lines) => `${lines} line(s) could not be read and are left out.`,
    notInForce: (document, year) => `${document} is not in force in ${year}; it was judged by all the same.`,
    removed: (subject, records, hours) =>
      `The later document has no subject "${subject}": ${records} records with ${hours} hours declared.`
  },
  sections: {
    totals: "Totals",
    outcomes: "Outcomes before and after",
    organisations: "Organisations",
    reasons: "Why people come to pass or cease to",
    differences: "What differs between the documents",
    examples: "Examples explained",
    unread: "Lines that could not be read",
    made: "How this was made"
  },
  before: "before",
  after: "after",
  change: "change",
  persons: "people",
  passed: "pass",
  hours: "hours counted",
  gained: "newly pass",
  lost: "no longer pass",
  better: "better off",
  worse: "worse off",
  organisation: "organisation",
  unnamed: "(none given)",
  others: (organisations) => `${organisations} more`,
  demand: "demand",
  same: "Both documents say the same.",
  outside: "Is not for this person.",
  line: "line",
  fault: "fault",
  moreLines: (lines) => `And ${lines} more.`,
  document: "document",
  digest: "digest (SHA-256)",
  year: "year",
  asOf: "as of",
  made: "made on",
  note: "Nobody's outcome is changed by this."
}

export const words: Readonly<Record<Language, Words>> = { zh, en }
