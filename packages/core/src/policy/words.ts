import type { Text } from "../kernel/RuleError.ts"
import type { ExplainedNode, Explanation } from "./Explanation.ts"

/** A language that explanations are written in. */
export type Language = "zh" | "en"

type Joined = Exclude<ExplainedNode["node"], "leaf">

/** What an explanation says, in one language. */
export interface Words {
  readonly text: (text: Text) => string
  readonly outcome: Readonly<Record<Explanation["outcome"], string>>
  readonly head: (policy: string, year: number, outcome: string, total: string, unit: string) => string
  readonly asOf: (day: string) => string
  readonly invented: string
  readonly unverified: string
  readonly leaf: (
    name: string,
    when: string,
    comparison: "atLeast" | "atMost",
    required: string,
    counted: string
  ) => string
  readonly missing: (hours: string) => string
  readonly hopeless: string
  readonly state: Readonly<Record<"exempt" | "deemed" | "notDue" | "undefined", string>>
  readonly advisory: string
  readonly ofYear: (year: number) => string
  readonly dueIn: (year: number) => string
  readonly ofYears: (from: number, to: number) => string
  readonly share: (of: string, share: string, hours: string) => string
  readonly byDays: (hours: string) => string
  readonly adjusted: (name: Text, hours: string, citation: string) => string
  readonly gap: (what: string) => string
  readonly onTopOf: (name: string, hours: string) => string
  readonly carried: (name: string, from: number, hours: string) => string
  readonly credited: (hours: string) => string
  readonly node: Readonly<Record<Joined, (need: number) => string>>
  readonly proposal: (additions: ReadonlyArray<string>) => string
  readonly addition: (subject: string, hours: string, unit: string, form: string | undefined) => string
  readonly record: (when: string, form: string, subject: string, declared: string, counted: string) => string
  readonly part: (subject: string, when: string, hours: string) => string
  readonly repeated: (hours: string) => string
  readonly reduction: (hours: string, unit: string, why: string) => string
}

const zh: Words = {
  text: (text) => text.zh,
  outcome: {
    pass: "通过",
    fail: "不通过",
    exempt: "免除",
    deemed: "视同完成",
    pending: "待定（待审核的学时全部通过后即可合格）",
    undefined: "无法认定（规定未写明）"
  },
  head: (policy, year, outcome, total, unit) => `${year} 年度：${outcome}（共计 ${total} ${unit}）。依据：${policy}`,
  asOf: (day) => `截至 ${day}`,
  invented: "（虚构示例）",
  unverified: "（来源待核实）",
  leaf: (name, when, comparison, required, counted) =>
    `${name}${when}：要求${comparison === "atLeast" ? "" : "不超过"} ${required}，已计 ${counted}`,
  missing: (hours) => `，还差 ${hours}`,
  hopeless: "，增加学时也无法达到",
  state: { exempt: "，不作要求", deemed: "，视同完成", notDue: "，尚未到期", undefined: "，无法认定" },
  advisory: "（仅供参考，不影响结果）",
  ofYear: (year) => `（${year} 年度）`,
  dueIn: (year) => `（下次为 ${year} 年度）`,
  ofYears: (from, to) => `（${from}～${to} 年度）`,
  share: (of, share, hours) => `${of} 的 ${share} 为 ${hours}`,
  byDays: (hours) => `年度内情况有变化，要求按天数折算为 ${hours}`,
  adjusted: (name, hours, citation) => `${name.zh}：要求改为 ${hours} —— ${citation}`,
  gap: (what) => `规定没有写明：${what}`,
  onTopOf: (name, hours) => `须在“${name}”所需的 ${hours} 之外另行完成`,
  carried: (name, from, hours) => `${name}：用 ${from} 年度多出的 ${hours} 补足`,
  credited: (hours) => `按规定另计 ${hours}，不需记录`,
  node: {
    allOf: () => "以下各项均须满足",
    anyOf: () => "以下满足任何一项即可",
    several: (need) => `以下至少满足 ${need} 项`,
    eachYear: () => "以下每一年度均须满足",
    consecutive: (need) => `以下须有连续 ${need} 个年度满足`,
    every: () => "以下只在规定周期的最后一年要求"
  },
  proposal: (additions) => `⇒ 再完成${additions.join("、")}，即可通过`,
  addition: (subject, hours, unit, form) =>
    form === undefined ? `${subject} ${hours} ${unit}` : `${subject}（${form}）${hours} ${unit}`,
  record: (when, form, subject, declared, counted) =>
    `${when} ${form}（${subject}）：申报 ${declared}，计入 ${counted}`,
  part: (subject, when, hours) => `${subject}${when}计 ${hours}`,
  repeated: (hours) => `按规定在多个年度重复计入，另计 ${hours}`,
  reduction: (hours, unit, why) => `${hours} ${unit}未计：${why}`
}

const en: Words = {
  text: (text) => text.en,
  outcome: {
    pass: "pass",
    fail: "fail",
    exempt: "exempt",
    deemed: "deemed complete",
    pending: "pending (a pass once what is under review is approved)",
    undefined: "undefined (the rule does not say)"
  },
  head: (policy, year, outcome, total, unit) => `${year}: ${outcome} (${total} ${unit} in all) under ${policy}`,
  asOf: (day) => `as of ${day}`,
  invented: " (invented example)",
  unverified: " (source not verified)",
  leaf: (name, when, comparison, required, counted) =>
    `${name}${when}: ${comparison === "atLeast" ? "" : "at most "}${required} required, ${counted} counted`,
  missing: (hours) => `, ${hours} missing`,
  hopeless: ", which no addition can reach",
  state: {
    exempt: ", not asked",
    deemed: ", deemed complete",
    notDue: ", not due yet",
    undefined: ", not said by the rule"
  },
  advisory: " (for information, decides nothing)",
  ofYear: (year) => ` (${year})`,
  dueIn: (year) => ` (next in ${year})`,
  ofYears: (from, to) => ` (${from}–${to})`,
  share: (of, share, hours) => `${share} of ${of} is ${hours}`,
  byDays: (hours) => `what is asked changed within the year: ${hours} by days`,
  adjusted: (name, hours, citation) => `${name.en}: ${hours} required instead —— ${citation}`,
  gap: (what) => `a gap in the rule: ${what}`,
  onTopOf: (name, hours) => `beside the ${hours} that "${name}" needs`,
  carried: (name, from, hours) => `${name}: ${hours} of ${from} fill up`,
  credited: (hours) => `${hours} given by the rule`,
  node: {
    allOf: () => "all of these",
    anyOf: () => "any one of these is enough",
    several: (need) => `at least ${need} of these`,
    eachYear: () => "each of these years",
    consecutive: (need) => `${need} of these years in a row`,
    every: () => "asked in certain cycles only"
  },
  proposal: (additions) => `⇒ ${additions.join(" and ")} more would make it a pass`,
  addition: (subject, hours, unit, form) => `${hours} ${unit} of ${subject}${form === undefined ? "" : ` (${form})`}`,
  record: (when, form, subject, declared, counted) =>
    `${when} ${form} (${subject}): ${declared} declared, ${counted} counted`,
  part: (subject, when, hours) => `${hours} for ${subject}${when}`,
  repeated: (hours) => `counts again in further years by the rule: ${hours} more`,
  reduction: (hours, unit, why) => `${hours} ${unit} not counted: ${why}`
}

export const words: Readonly<Record<Language, Words>> = { zh, en }
