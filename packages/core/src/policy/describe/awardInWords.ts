import { formatHours } from "../../kernel/Hours.ts"
import type { Award } from "../document/Award.ts"
import type { FormDefinition } from "../FormDefinition.ts"
import type { Speech } from "./Speech.ts"

/** What a row of a table asks of an activity. */
export const whenInWords = (
  speech: Speech,
  form: FormDefinition,
  when: Readonly<Record<string, string | ReadonlyArray<string>>>
): string =>
  Object.entries(when)
    .map(([key, values]) => {
      const options = (typeof values === "string" ? [values] : values).map((value) =>
        key === "subject" ? speech.subject(value) : value
      )
      return speech.say(
        `${speech.field(key, [form.code])}为${speech.list(options)}`,
        `${speech.field(key, [form.code])} ${options.join(" or ")}`
      )
    })
    .join(speech.say("，", ", "))

/** How many hours an activity is worth: the first line in short, the others its rows or parts. */
export const awardInWords = (speech: Speech, form: FormDefinition, award: Award): ReadonlyArray<string> => {
  const field = (key: string) => speech.quoted(speech.field(key, [form.code]))
  const inner = (of: Award) => awardInWords(speech, form, of)
  const indented = (lines: ReadonlyArray<string>) => lines.map((line) => `  ${line}`)
  switch (award.award) {
    case "asApproved":
      return [speech.say("由审核认定", "as the reviewer finds right")]
    case "fixed":
      return [speech.say(`每次 ${speech.hours(award.hours)}`, `${speech.hours(award.hours)} each`)]
    case "perDay":
      return [speech.say(`每天 ${speech.hours(award.hours)}`, `${speech.hours(award.hours)} a day`)]
    case "per": {
      const every = award.every === undefined ? "1" : formatHours(award.every)
      const rest = {
        down: speech.say("，不足的不计", ", parts left out"),
        up: speech.say("，不足的按一份计", ", a part counts whole"),
        exact: speech.say("，按比例计", ", parts in proportion")
      }[award.rounding ?? "down"]
      const from =
        award.from === undefined
          ? ""
          : speech.say(`，不满 ${formatHours(award.from)} 不计`, `, none for less than ${formatHours(award.from)}`)
      return [
        speech.say(
          `${field(award.field)}每 ${every} 计 ${speech.hours(award.hours)}${rest}${from}`,
          `${speech.hours(award.hours)} for every ${every} of ${field(award.field)}${rest}${from}`
        )
      ]
    }
    case "table":
      return [
        speech.say("按下表，先符合的一行为准", "by the first row that fits"),
        ...award.rows.flatMap((row) => {
          const [short = "", ...rest] = "hours" in row ? [speech.hours(row.hours)] : inner(row.award)
          return [`  ${whenInWords(speech, form, row.when)}${speech.say("：", ": ")}${short}`, ...indented(rest)]
        })
      ]
    case "byRank": {
      const last =
        award.last === undefined ? "" : speech.say(`，第 ${award.last} 位以后不计`, `, none after the ${award.last}th`)
      return [
        speech.say(
          `按${field(award.field)}：第 1 位 ${speech.hours(award.first)}，以后每位减 ${formatHours(award.less)}，最少 ${formatHours(award.floor)}${last}`,
          `by ${field(award.field)}: ${speech.hours(award.first)} for the first, ${formatHours(award.less)} less for each further one, at least ${formatHours(award.floor)}${last}`
        )
      ]
    }
    case "sum":
      return [speech.say("以下相加", "these together"), ...indented(award.of.flatMap(inner))]
    case "highest":
      return [speech.say("以下取最高", "the highest of these"), ...indented(award.of.flatMap(inner))]
    case "times": {
      const most =
        award.atMost === undefined
          ? ""
          : speech.say(`，最多 ${speech.hours(award.atMost)}`, `, at most ${speech.hours(award.atMost)}`)
      const rounded =
        award.rounding === undefined
          ? ""
          : speech.say(`，${speech.rounding(award.rounding)}`, `, ${speech.rounding(award.rounding)}`)
      const { denominator, numerator } = award.factor
      const factor =
        denominator === 1
          ? speech.say(`以下的 ${numerator} 倍`, `${numerator} times this`)
          : speech.say(`以下的 ${speech.share(award.factor)}`, `${speech.share(award.factor)} of this`)
      return [`${factor}${rounded}${most}`, ...indented(inner(award.of))]
    }
  }
}
