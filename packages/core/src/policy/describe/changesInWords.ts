import type { Adjustment, Prorate } from "../document/Adjustment.ts"
import type { Cap } from "../document/Cap.ts"
import type { Carry } from "../document/Carry.ts"
import { conditionInWords, type Over } from "./conditionInWords.ts"
import { periodInWords } from "./periodInWords.ts"
import type { Speech } from "./Speech.ts"
import { selectionInWords } from "./selectionInWords.ts"

/** How much a cap leaves. */
export const limitInWords = (speech: Speech, { atMost }: Pick<Cap, "atMost">): string => {
  if (typeof atMost === "number") return speech.hours(atMost)
  if ("records" in atMost) {
    const keep =
      atMost.keep === "earliest"
        ? speech.say("取最早的", "the earliest")
        : speech.say("取学时最多的", "those of most hours")
    return speech.say(`${atMost.records} 项（${keep}）`, `${atMost.records} records (${keep})`)
  }
  const share = speech.share(atMost.share)
  switch (atMost.of) {
    case "required":
      return speech.say(
        `${speech.leaf(atMost.leaf)}要求的 ${share}`,
        `${share} of what ${speech.leaf(atMost.leaf)} asks for`
      )
    case "raw":
      return speech.say(`当年认定学时的 ${share}`, `${share} of the hours recognised in the year`)
    case "counted":
      return speech.say(`当年计入学时的 ${share}`, `${share} of the hours counted in the year`)
  }
}

/** What is counted at most. */
export const capLine = (speech: Speech, cap: Cap): string => {
  const { citation, each, name, per, spillTo, when, years } = cap
  const more = [
    ...(each === undefined
      ? []
      : [
          speech.say(
            `按${speech.list(each.map((key) => speech.field(key)))}分别计算`,
            `for each ${each.map((key) => speech.field(key)).join(", ")}`
          )
        ]),
    ...(years === undefined ? [] : [speech.years(years)]),
    ...(when === undefined
      ? []
      : [speech.say(`限于：${conditionInWords(speech, when)}`, `where ${conditionInWords(speech, when)}`)]),
    spillTo === undefined
      ? speech.say("超出的不计", "what is above is dropped")
      : speech.say(`超出的计入${speech.subject(spillTo)}`, `what is above goes to ${speech.subject(spillTo)}`)
  ]
  return `· ${speech.text(name)}${speech.say("：", ": ")}${selectionInWords(speech, cap)}${speech.say("，", ", ")}${periodInWords(speech, per)}${speech.say("最多计", " at most")} ${limitInWords(speech, cap)}${speech.say("；", "; ")}${more.join(speech.say("；", "; "))}${speech.cite(citation)}`
}

const prorateInWords = (
  speech: Speech,
  { by, fact, full, is, not, rounding, steps }: Prorate,
  over: Over = "year"
): string => {
  const [zh, en] = over === "period" ? ["周期内", " of the period"] : ["", ""]
  const values = is === undefined ? "" : speech.say(`为${speech.list(is)}`, ` is ${is.join(" or ")}`)
  const holds = not
    ? speech.say(`除“${fact}”${values}以外`, `"${fact}"${values} does not hold`)
    : speech.say(`“${fact}”${values}`, `"${fact}"${values}`)
  const unit =
    by === "days"
      ? speech.say("天数", "days")
      : full
        ? speech.say("整月数", "full months")
        : speech.say("月数", "months")
  const table =
    steps === undefined
      ? ""
      : speech.say(
          `（${steps.map(({ months, share }) => `满 ${months} 个月 ${speech.share(share)}`).join("，")}）`,
          ` (${steps.map(({ months, share }) => `${speech.share(share)} from ${months} months on`).join(", ")})`
        )
  const rounded =
    rounding === undefined ? "" : speech.say(`，${speech.rounding(rounding)}`, `, ${speech.rounding(rounding)}`)
  return speech.say(
    `按${zh}${holds}的${unit}折算${table}${rounded}`,
    `in proportion to the ${unit}${en} in which ${holds}${table}${rounded}`
  )
}

/** What an adjustment changes. */
export const effectInWords = (speech: Speech, { effect, over }: Pick<Adjustment, "effect" | "over">): string => {
  if (effect === "exempt") return speech.say("不作要求", "not asked")
  if (effect === "deemed") return speech.say("视同完成", "deemed complete")
  if ("credit" in effect)
    return speech.say(`另计 ${speech.hours(effect.credit)}`, `${speech.hours(effect.credit)} given`)
  if ("less" in effect)
    return speech.say(`要求减 ${speech.hours(effect.less)}`, `${speech.hours(effect.less)} less asked`)
  if ("share" in effect) {
    const rounded =
      effect.rounding === undefined
        ? ""
        : speech.say(`，${speech.rounding(effect.rounding)}`, `, ${speech.rounding(effect.rounding)}`)
    return speech.say(
      `按要求的 ${speech.share(effect.share)}${rounded}`,
      `${speech.share(effect.share)} of it asked${rounded}`
    )
  }
  return "prorate" in effect
    ? prorateInWords(speech, effect.prorate, over)
    : speech.say(`规定未写明：${effect.gap.zh}`, `not said by the rule: ${effect.gap.en}`)
}

/** A departure from the requirement. */
export const adjustmentLine = (speech: Speech, adjustment: Adjustment): string => {
  const { citation, leaves, name, over, when } = adjustment
  const what =
    leaves === undefined
      ? ""
      : speech.say(
          `，对${speech.list(leaves.map((code) => speech.leaf(code)))}`,
          `, for ${leaves.map((code) => speech.leaf(code)).join(", ")}`
        )
  return `· ${speech.text(name)}${speech.say("：", ": ")}${conditionInWords(speech, when, over)}${what}${speech.say("，", ": ")}${effectInWords(speech, adjustment)}${speech.cite(citation)}`
}

/** Hours that move between years. */
export const carryLine = (
  speech: Speech,
  { after, atMost, citation, direction, name, of, over, to, when, years }: Carry
): string => {
  const where =
    direction === "forward"
      ? speech.say(`以后 ${years} 个年度`, `the next ${years} year(s)`)
      : speech.say(`以前 ${years} 个年度`, `the ${years} year(s) before`)
  const more = [
    ...(atMost === undefined ? [] : [speech.say(`最多 ${speech.hours(atMost)}`, `at most ${speech.hours(atMost)}`)]),
    ...(after === undefined
      ? []
      : [speech.say(`以${speech.leaf(after)}当年已达到为前提`, `only where ${speech.leaf(after)} was reached`)]),
    ...(when === undefined
      ? []
      : [speech.say(`限于：${conditionInWords(speech, when)}`, `where ${conditionInWords(speech, when)}`)])
  ]
  const targets = to.map((code) => speech.leaf(code)).join(speech.say("、", ", "))
  const told = speech.say(
    `${selectionInWords(speech, of)}超出${speech.leaf(over)}的部分，可用于${where}的${targets}`,
    `what lies above ${speech.leaf(over)} of ${selectionInWords(speech, of)} may fill ${targets} of ${where}`
  )
  return `· ${speech.text(name)}${speech.say("：", ": ")}${[told, ...more].join(speech.say("；", "; "))}${speech.cite(citation)}`
}
