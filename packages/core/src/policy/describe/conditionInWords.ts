import type { Condition } from "../document/Condition.ts"
import type { Speech } from "./Speech.ts"
import { selectionInWords } from "./selectionInWords.ts"

/** What a condition looks at: the year, or the whole time that something is asked over. */
export type Over = "year" | "period"

const whenOf = (speech: Speech, on: "last" | "first" | "any" | "all" | undefined, over: Over): string => {
  const period = over === "period"
  switch (on) {
    case "first":
      return period
        ? speech.say("周期第一日", " on the period's first day")
        : speech.say("年初", " on the year's first day")
    case "any":
      return period
        ? speech.say("周期内任何一天", " on any day of the period")
        : speech.say("年内任何一天", " on any day of the year")
    case "all":
      return period ? speech.say("整个周期", " all through the period") : speech.say("全年", " all year")
    default:
      return ""
  }
}

const since = (
  speech: Speech,
  fact: string,
  { atLeast, lessThan }: { atLeast?: number; lessThan?: number }
): string => {
  const least = atLeast === undefined ? [] : [speech.say(`满 ${atLeast} 年`, `at least ${atLeast} years`)]
  const less = lessThan === undefined ? [] : [speech.say(`不满 ${lessThan} 年`, `less than ${lessThan} years`)]
  const both = [...least, ...less].join(speech.say("、", " and "))
  return speech.say(`自“${fact}”起${both}`, `${both} since "${fact}"`)
}

/** What must hold, in words; facts by the names that the document gives them. */
export const conditionInWords = (speech: Speech, condition: Condition, over: Over = "year"): string => {
  const several = (parts: ReadonlyArray<Condition>, joint: string) =>
    parts
      .map((one) =>
        "allOf" in one || "anyOf" in one
          ? `（${conditionInWords(speech, one, over)}）`
          : conditionInWords(speech, one, over)
      )
      .join(joint)
  if ("allOf" in condition) return several(condition.allOf, speech.say("，且", " and "))
  if ("anyOf" in condition) return several(condition.anyOf, speech.say("，或", " or "))
  if ("not" in condition)
    return speech.say(
      `不属于：${conditionInWords(speech, condition.not, over)}`,
      `not: ${conditionInWords(speech, condition.not, over)}`
    )
  if ("records" in condition) {
    const meant = selectionInWords(speech, condition.records)
    return "hours" in condition
      ? speech.say(
          `当年${meant}已有 ${speech.hours(condition.hours)}`,
          `${speech.hours(condition.hours)} of ${meant} in the year`
        )
      : speech.say(`当年${meant}已有 ${condition.count} 项`, `${condition.count} records of ${meant} in the year`)
  }
  if ("years" in condition) return speech.years(condition.years)
  const { fact } = condition
  if ("months" in condition) {
    const is =
      condition.is === undefined ? "" : speech.say(`为${speech.list(condition.is)}`, ` is ${condition.is.join(" or ")}`)
    return speech.say(
      `${over === "period" ? "周期内" : "当年"}“${fact}”${is}满 ${condition.months} 个月`,
      `"${fact}"${is} in at least ${condition.months} months of the ${over}`
    )
  }
  if ("yearsSince" in condition) return since(speech, fact, condition.yearsSince)
  if ("yearsAgo" in condition)
    return condition.yearsAgo === 0
      ? speech.say(`“${fact}”在当年`, `"${fact}" lies in the year`)
      : speech.say(`“${fact}”在 ${condition.yearsAgo} 年前`, `"${fact}" lies ${condition.yearsAgo} years before`)
  const when = whenOf(speech, condition.on, over)
  return speech.say(
    `${when}“${fact}”为${speech.list(condition.is)}`,
    `"${fact}" is ${condition.is.join(" or ")}${when}`
  )
}
