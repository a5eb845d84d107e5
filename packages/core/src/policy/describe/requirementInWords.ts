import type { Hours } from "../../kernel/Hours.ts"
import { formatHours } from "../../kernel/Hours.ts"
import type { Leaf, Requirement } from "../document/Requirement.ts"
import type { Amount, Threshold } from "../document/Threshold.ts"
import { fixedRequirement, leavesOf } from "../leaves.ts"
import { conditionInWords } from "./conditionInWords.ts"
import { anchorInWords, periodInWords } from "./periodInWords.ts"
import type { Speech } from "./Speech.ts"
import { selectionInWords } from "./selectionInWords.ts"

/** An amount, alone. */
export const amountInWords = (speech: Speech, amount: Amount, counting: Leaf["counting"]): string => {
  if ("hours" in amount)
    return counting === "records"
      ? speech.say(`${formatHours(amount.hours)} 项`, `${formatHours(amount.hours)} records`)
      : speech.hours(amount.hours)
  const share = speech.share(amount.share)
  if (amount.of === "completed") return speech.say(`全部完成学时的 ${share}`, `${share} of all hours completed`)
  const leaf = speech.leaf(amount.leaf)
  return amount.of === "required"
    ? speech.say(`${leaf}要求的 ${share}`, `${share} of what ${leaf} asks for`)
    : speech.say(`${leaf}已计学时的 ${share}`, `${share} of what counts for ${leaf}`)
}

/** What is meant of whom several rows fit within one year. */
export const changes = {
  last: { zh: "年度内情况变化的，以年末为准", en: "where that changes within the year, the last day decides" },
  first: { zh: "年度内情况变化的，以年初为准", en: "where that changes within the year, the first day decides" },
  highest: { zh: "年度内情况变化的，取最高", en: "where that changes within the year, the highest is meant" },
  byDays: { zh: "年度内情况变化的，按天数折算", en: "where that changes within the year, each counts for its days" }
} as const

/** What a leaf asks for: on its own line, or row by row. */
const thresholdLines = (
  speech: Speech,
  leaf: Leaf,
  threshold: Threshold
): readonly [short: string, rows: ReadonlyArray<string>] => {
  const { counting } = leaf
  if (!("rows" in threshold)) {
    const fixed = "hours" in threshold ? undefined : fixedRequirement(leaf, leavesOf(speech.document.requirement))
    const sum =
      fixed === undefined ? "" : speech.say(`，即 ${speech.hours(fixed as Hours)}`, `: ${speech.hours(fixed as Hours)}`)
    return [`${amountInWords(speech, threshold, counting)}${sum}`, []]
  }
  const rows = threshold.rows.map(({ amount, citation, when, years }) => {
    const whom = [
      ...(years === undefined ? [] : [speech.years(years)]),
      ...(when === undefined ? [] : [conditionInWords(speech, when)])
    ]
    const told = whom.length === 0 ? speech.say("其他情形", "else") : whom.join(speech.say("，", ", "))
    return `${told}：${amountInWords(speech, amount, counting)}${speech.cite(citation)}`
  })
  const change = threshold.change === undefined ? [] : [speech.text(changes[threshold.change])]
  return [speech.say("按下表，先符合的一行为准", "by the first row that fits"), [...rows, ...change]]
}

/** A leaf with its rows and notes. */
export const leafLines = (speech: Speech, leaf: Leaf): ReadonlyArray<string> => {
  const { advisory, atLeast, atMost, citation, name, of, onTopOf, period, when } = leaf
  const [short, rows] = thresholdLines(speech, leaf, (atLeast ?? atMost) as Threshold)
  const how = atLeast === undefined ? speech.say("不超过", "at most") : speech.say("至少", "at least")
  const over =
    period === undefined || period === "year"
      ? ""
      : speech.say(`，${periodInWords(speech, period)}`, `, over ${periodInWords(speech, period)}`)
  const notes = [
    ...(when === undefined
      ? []
      : [speech.say(`只对：${conditionInWords(speech, when)}`, `asked only where ${conditionInWords(speech, when)}`)]),
    ...(onTopOf === undefined
      ? []
      : [speech.say(`须在${speech.leaf(onTopOf)}之外另行完成`, `on top of ${speech.leaf(onTopOf)}`)]),
    ...(advisory ? [speech.say("仅供参考，不影响结果", "for information; decides nothing")] : [])
  ]
  return [
    `· ${speech.text(name)}${speech.say("：", ": ")}${how} ${short}${speech.say(`（计：${selectionInWords(speech, of)}${over}）`, ` (of ${selectionInWords(speech, of)}${over})`)}${speech.cite(citation)}`,
    ...[...rows, ...notes].map((line) => `    ${line}`)
  ]
}

/** The demands of a year as a tree, line by line. */
export const requirementLines = (speech: Speech, node: Requirement): ReadonlyArray<string> => {
  const under = (head: string, parts: ReadonlyArray<Requirement>) => [
    `· ${head}`,
    ...parts.flatMap((part) => requirementLines(speech, part)).map((line) => `  ${line}`)
  ]
  if ("leaf" in node) return leafLines(speech, node)
  if ("allOf" in node) return under(speech.say("以下各项均须满足：", "all of these:"), node.allOf)
  if ("anyOf" in node) return under(speech.say("以下满足任何一项即可：", "any one of these:"), node.anyOf)
  if ("several" in node)
    return under(speech.say(`以下至少满足 ${node.several} 项：`, `at least ${node.several} of these:`), node.of)
  if ("eachYear" in node) {
    const period = periodInWords(speech, node.in)
    return under(speech.say(`${period}内每一年度均须满足：`, `in each year of ${period}:`), [node.eachYear])
  }
  if ("consecutive" in node) {
    const period = periodInWords(speech, node.in)
    return under(
      speech.say(
        `${period}内须有连续 ${node.consecutive} 个年度满足：`,
        `in ${node.consecutive} years in a row of ${period}:`
      ),
      [node.of]
    )
  }
  const { anchoredAt, cycle = 1, every } = node
  const from = anchorInWords(speech, anchoredAt)
  return under(
    speech.say(
      `从${from}算起，每 ${every * cycle} 年的最后一年须满足：`,
      `in the last of every ${every * cycle} years, counted from ${from}:`
    ),
    [node.of]
  )
}
