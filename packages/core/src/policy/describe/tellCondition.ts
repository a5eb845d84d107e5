import type { Text } from "../../kernel/RuleError.ts"
import type { Condition } from "../document/Condition.ts"
import type { PolicyDocument } from "../PolicyDocument.ts"
import { conditionInWords, type Over } from "./conditionInWords.ts"
import { Speech } from "./Speech.ts"

/** CMP-04: a condition of a document in words, in both languages. */
export const tellCondition = (document: PolicyDocument, condition: Condition, over?: Over): Text => ({
  zh: conditionInWords(new Speech(document, "zh"), condition, over),
  en: conditionInWords(new Speech(document, "en"), condition, over)
})
