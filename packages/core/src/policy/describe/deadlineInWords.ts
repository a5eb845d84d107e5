import type { Deadline } from "../document/Deadline.ts"
import type { Speech } from "./Speech.ts"

export const deadlineInWords = (speech: Speech, { day, month, yearsAfter }: Deadline): string =>
  yearsAfter === 0
    ? speech.say(`年度结束当年的 ${month} 月 ${day} 日`, `${month}-${day} of the year in which it ends`)
    : speech.say(`年度之后第 ${yearsAfter} 年的 ${month} 月 ${day} 日`, `${month}-${day}, ${yearsAfter} year(s) after`)
