import type { Text } from "../../kernel/RuleError.ts"
import { conditionInWords } from "../describe/conditionInWords.ts"
import type { Speech } from "../describe/Speech.ts"
import type { Condition } from "../document/Condition.ts"
import { cite } from "../tell.ts"

type Told<T> = readonly [name: Text, tell: (speech: Speech, value: T) => string]

const both = (_: Speech, { en, zh }: Text): string => `${zh} / ${en}`

/** Names in both languages: either may have changed. */
export const name: Told<Text> = [{ zh: "名称", en: "name" }, both]

export const citation: Told<string> = [
  { zh: "依据", en: "source" },
  (speech, code) => {
    const found = speech.document.citations[code]
    return found === undefined ? code : cite(found, speech.language)
  }
]

export const when: Told<Condition> = [{ zh: "限于", en: "where" }, conditionInWords]

export const said: (zh: string, en: string) => Told<string> = (zh, en) => [{ zh, en }, (_, text) => text]

export const yes: (zh: string, en: string) => Told<unknown> = (zh, en) => [
  { zh, en },
  (speech, value) => (value === false ? speech.say("否", "no") : speech.say("是", "yes"))
]

export const bothWords = both
