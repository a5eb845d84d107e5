import type { Anchor, CapPeriod, Period } from "../document/Period.ts"
import type { Speech } from "./Speech.ts"

export const anchorInWords = (speech: Speech, anchor: Anchor): string =>
  typeof anchor === "number"
    ? speech.say(`${anchor} 年`, `${anchor}`)
    : speech.say(`“${anchor.fact}”所在的年度`, `the year of "${anchor.fact}"`)

/** The time that something is counted over. */
export const periodInWords = (speech: Speech, period: Period | CapPeriod): string => {
  switch (period) {
    case "year":
      return speech.say("当年度", "the year")
    case "ever":
      return speech.say("历年累计", "all years")
    case "record":
      return speech.say("每条记录", "each record")
    case "day":
      return speech.say("每天", "each day")
  }
  if ("rolling" in period) return speech.say(`最近 ${period.rolling} 个年度`, `the last ${period.rolling} years`)
  if ("cycle" in period) {
    const from = anchorInWords(speech, period.anchoredAt)
    return speech.say(`每 ${period.cycle} 年一周期（从${from}算起）`, `cycles of ${period.cycle} years from ${from} on`)
  }
  const until =
    period.endingAt === undefined
      ? speech.say("认定之日", "the day of judging")
      : speech.say(`“${period.endingAt}”`, `"${period.endingAt}"`)
  return speech.say(`${until}前 ${period.months} 个月`, `the ${period.months} months before ${until}`)
}
