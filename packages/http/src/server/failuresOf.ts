import type { FieldIssue } from "@xueshi/core"
import { type Schema, SchemaIssue } from "effect"
import type { Problem } from "../contract/Problem.ts"
import type { Language } from "./Asked.ts"
import { type Flaw, flaws } from "./flawIn.ts"
import { withoutDocuments } from "./withoutPersonal.ts"

type Failure = Problem["failures"][number]

const chineseTypes: Readonly<Record<string, string>> = {
  string: "文本",
  number: "数字",
  "a finite number": "数字",
  boolean: "true 或 false",
  object: "对象",
  array: "数组",
  never: "没有此字段"
}

/** What is expected at a place, which may be one of several shapes: `{ "outcome": "approved", … } | { … }`. */
const expected = (message: string, language: Language): string => {
  const english = message.replaceAll("readonly ", "").replaceAll("...", "…")
  if (language === "en") return english
  const type = english.replace(/^Expected /u, "")
  return `应为${chineseTypes[type] ?? ` ${type}`}`
}

/** What an issue of a schema is called, and its text: code and text in one line, so that one walk gives both. */
const leafIn =
  (language: Language): SchemaIssue.LeafHook =>
  (issue) => {
    const english = SchemaIssue.defaultLeafHook(issue)
    switch (issue._tag) {
      case "MissingKey":
        return `Missing ${language === "zh" ? "必填" : "is required"}`
      case "UnexpectedKey":
        return `Unexpected ${language === "zh" ? "没有这个字段" : "there is no such field"}`
      case "InvalidType":
        return `Invalid ${expected(english, language)}`
      default:
        return `Invalid ${language === "zh" ? `内容不符合要求（${english}）` : english}`
    }
  }

/** The usual checks in Chinese, by their numbers. */
const chineseChecks: Readonly<Record<string, (numbers: Readonly<Record<string, number>>) => string>> = {
  isMinLength: ({ minLength }) => (minLength === 1 ? "不能为空" : `长度至少为 ${minLength}`),
  isMaxLength: ({ maxLength }) => `长度不能超过 ${maxLength}`,
  isMaxCodePoints: ({ maxCodePoints }) => `不能超过 ${maxCodePoints} 个字`,
  isBetween: ({ maximum, minimum }) => `应在 ${minimum} 到 ${maximum} 之间`,
  isGreaterThanOrEqualTo: ({ minimum }) => `不能小于 ${minimum}`,
  isInt: () => "应为整数",
  isPattern: () => "格式不对"
}

/** A check's own words (`fault`), or, in Chinese, those of the usual ones; English falls back to the schema's. */
const checkIn =
  (language: Language): SchemaIssue.CheckHook =>
  (issue) => {
    const { fault, representation: usual } = (issue.filter.annotations ?? {}) as {
      readonly fault?: Readonly<Record<Language, string>>
      readonly representation?: { readonly id: string; readonly payload?: Readonly<Record<string, number>> | null }
    }
    const chinese = () => chineseChecks[usual?.id.split("/").at(-1) ?? ""]?.(usual?.payload ?? {})
    const text = fault?.[language] ?? (language === "zh" ? chinese() : undefined)
    return text === undefined ? SchemaIssue.defaultCheckHook(issue) : `Invalid ${text}`
  }

const formatters: Readonly<Record<Language, ReturnType<typeof SchemaIssue.makeFormatterStandardSchemaV1>>> = {
  zh: SchemaIssue.makeFormatterStandardSchemaV1({ leafHook: leafIn("zh"), checkHook: checkIn("zh") }),
  en: SchemaIssue.makeFormatterStandardSchemaV1({ leafHook: leafIn("en"), checkHook: checkIn("en") })
}

const keyOf = (segment: PropertyKey | { readonly key: PropertyKey }): string =>
  withoutDocuments(String(typeof segment === "object" ? segment.key : segment).slice(0, 100))

const notUtf8 = { zh: "不是 UTF-8 文本", en: "is no text in UTF-8" }

/** How many failing fields are told at most: a hostile body must not make a long answer. */
const most = 100

/** Every failing field of a request that its schema refuses. It repeats no value. */
export const failuresOfSchema = (slot: string, error: Schema.SchemaError, language: Language): ReadonlyArray<Failure> =>
  formatters[language](error.issue)
    .issues.slice(0, most)
    .map(({ message, path = [] }) => {
      const [code = "Invalid", text = expected(message, language)] =
        /^(Missing|Unexpected|Invalid) (.*)$/su.exec(message)?.slice(1) ?? []
      return { path: [slot, ...path.map(keyOf)].join("/"), code, rule: null, message: text.slice(0, 500) }
    })

/** What is wrong with a body before its schema sees it; without a flaw it is no UTF-8. */
export const failureOfBody = (flaw: Flaw | undefined, language: Language): Failure => ({
  path: ["body", ...(flaw?.path ?? []).map(keyOf)].join("/"),
  code: flaw?.code ?? "NotUtf8",
  rule: null,
  message: (flaw === undefined ? notUtf8 : flaws[flaw.code])[language]
})

/** Every failing field that a rule refuses; `within` leads to the value that the rule was given. */
export const failuresOfRule = (
  within: string,
  issues: ReadonlyArray<FieldIssue>,
  language: Language
): ReadonlyArray<Failure> =>
  issues.slice(0, most).map((issue) => ({
    path: [within, ...issue.path.map(keyOf)].join("/"),
    code: issue.code,
    rule: issue.rule,
    message: withoutDocuments(issue[language]).slice(0, 500)
  }))
