import type { Language, WhatIfReport } from "@xueshi/core"

/** What the command says of a report, in one language. */
export interface Words {
  readonly head: (from: string, to: string, year: number, asOf: string) => string
  readonly notInForce: (which: string, year: number) => string
  readonly nothingCounted: (year: number) => string
  readonly incomplete: string
  readonly removed: (name: string, records: string, hours: string) => string
  readonly totals: readonly [head: ReadonlyArray<string>, persons: string, passed: string, hours: string]
  readonly changes: (gained: string, lost: string, better: string, worse: string) => ReadonlyArray<string>
  readonly outcomes: readonly [title: string, head: ReadonlyArray<string>]
  readonly reasons: readonly [title: string, head: ReadonlyArray<string>]
  readonly organisations: readonly [title: string, head: ReadonlyArray<string>, none: string]
  readonly others: (count: number) => string
  readonly kind: Readonly<Record<WhatIfReport["examples"][number]["kind"], string>>
  readonly sides: readonly [before: string, after: string]
  readonly outside: string
  readonly unread: (lines: string) => string
  readonly line: (line: number) => string
}

const zh: Words = {
  head: (from, to, year, asOf) => `政策测算：${from} → ${to}，${year} 年度${asOf === "" ? "" : `，截至 ${asOf}`}`,
  notInForce: (which, year) => `${which} 在 ${year} 年度并不施行，仍按它测算`,
  nothingCounted: (year) => `人员文件中没有学时计入 ${year} 年度：要测算别的年度，请用 --year 写明`,
  incomplete: "已中断：以下只是已经测算的部分",
  removed: (name, records, hours) => `新文件没有科目“${name}”：涉及 ${records} 条记录，申报 ${hours} 学时`,
  totals: [["", "原文件", "新文件"], "人数", "合格", "计入学时"],
  changes: (gained, lost, better, worse) => [
    `新合格 ${gained} 人，不再合格 ${lost} 人`,
    `境况变好 ${better} 人，变差 ${worse} 人（是否合格、还差多少、计入多少，依次比较）`
  ],
  outcomes: ["结论的变化", ["原结论", "新结论", "人数"]],
  reasons: ["结论改变的原因", ["", "要求", "人数"]],
  organisations: ["影响最大的单位", ["单位", "人数", "原合格", "现合格", "新合格", "不再合格"], "（未填单位）"],
  others: (count) => `……另有 ${count} 个单位`,
  kind: { gained: "新合格", lost: "不再合格", better: "变好", worse: "变差" },
  sides: ["原文件", "新文件"],
  outside: "不适用于此人",
  unread: (lines) => `有 ${lines} 行无法读取，没有计入：`,
  line: (line) => `第 ${line} 行`
}

const en: Words = {
  head: (from, to, year, asOf) => `What if: ${from} → ${to}, year ${year}${asOf === "" ? "" : `, as of ${asOf}`}`,
  notInForce: (which, year) => `${which} is not in force in ${year}; judged by it all the same`,
  nothingCounted: (year) => `no hours of the population count in ${year}: for another year say --year`,
  incomplete: "interrupted: below is only what was done until then",
  removed: (name, records, hours) =>
    `the later document has no subject "${name}": ${records} records, ${hours} declared`,
  totals: [["", "before", "after"], "persons", "passed", "hours counted"],
  changes: (gained, lost, better, worse) => [
    `${gained} newly pass, ${lost} no longer pass`,
    `${better} better off, ${worse} worse off (by whether they pass, what they lack, what counts, in this order)`
  ],
  outcomes: ["Outcomes", ["before", "after", "persons"]],
  reasons: ["Why outcomes change", ["", "demand", "persons"]],
  organisations: [
    "Organisations most affected",
    ["organisation", "persons", "passed", "pass", "gained", "lost"],
    "(none)"
  ],
  others: (count) => `… and ${count} more`,
  kind: { gained: "newly passes", lost: "no longer passes", better: "better off", worse: "worse off" },
  sides: ["before", "after"],
  outside: "is not for this person",
  unread: (lines) => `${lines} line(s) could not be read and are left out:`,
  line: (line) => `line ${line}`
}

export const words: Readonly<Record<Language, Words>> = { zh, en }
